import { katex } from '@mdit/plugin-katex'
import { defineConfig } from 'vitepress'
import { javadocLinks } from './javadoc.mjs'

/** The pages in reading order: [section in English, in Chinese, its pages as [file, English title, Chinese title]]. */
const SECTIONS = [
  ['Start', '入门', [
    ['get-started', 'Get started', '快速上手'],
    ['tour', 'The tour', '导览'],
    ['notation', 'Notation', '记号与单位'],
  ]],
  ['Tokens', '词元', [
    ['tokenizers', 'Tokenizers', '分词器'],
    ['byte-level-bpe', 'Byte-level BPE', '字节级 BPE'],
    ['wordpiece', 'WordPiece', 'WordPiece'],
    ['unigram', 'Unigram', 'Unigram'],
    ['comparing-tokenizers', 'Comparing tokenizers', '比较分词器'],
    ['tokenizer-speed', 'The speed of encoding', '编码的速度'],
  ]],
  ['Models', '模型', [
    ['n-gram', 'n-grams and Kneser-Ney', 'n 元模型与 Kneser-Ney 平滑'],
    ['causal-decoder', 'The causal decoder', '因果解码器'],
  ]],
  ['Training', '训练', [
    ['autograd', 'How autograd works here', '自动微分是怎样工作的'],
    ['adamw', 'AdamW and schedules', 'AdamW 与学习率调度'],
    ['safetensors', 'Files that survive', '摔不坏的文件'],
  ]],
  ['Decoding', '解码策略', [
    ['top-p', 'Top-p (nucleus) sampling', '核采样（top-p）'],
    ['beam-search', 'Beam search', '束搜索'],
  ]],
  ['Reference', '参考', [
    ['errata', 'Errata', '勘误'],
  ]],
]

function sidebar(prefix, chinese) {
  return SECTIONS.map(([english, zh, pages]) => ({
    text: chinese ? zh : english,
    items: pages.map(([file, en, cn]) => ({ text: chinese ? cn : en, link: `${prefix}${file}` })),
  }))
}

function nav(prefix, chinese) {
  return [
    { text: chinese ? '快速上手' : 'Get started', link: `${prefix}get-started` },
    { text: chinese ? '导览' : 'The tour', link: `${prefix}tour` },
    { text: chinese ? '记号' : 'Notation', link: `${prefix}notation` },
    { text: chinese ? '勘误' : 'Errata', link: `${prefix}errata` },
  ]
}

const base = process.env.SITE_BASE ?? '/'

export default defineConfig({
  title: 'Inkstone',
  description: 'The algorithms of large language models, in plain Java.',
  base,
  srcExclude: ['src/**', 'target/**', 'golden/**'],
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}logo.svg` }]],
  markdown: {
    config(md) {
      md.use(katex)
      md.use(javadocLinks)
    },
  },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: { nav: nav('/', false), sidebar: sidebar('/', false) },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      link: '/zh/',
      title: 'Inkstone 砚',
      description: '用朴素的 Java 写成的大语言模型算法。',
      themeConfig: {
        nav: nav('/zh/', true),
        sidebar: sidebar('/zh/', true),
        outline: { label: '本页目录' },
        docFooter: { prev: '上一页', next: '下一页' },
        darkModeSwitchLabel: '深色模式',
        lightModeSwitchTitle: '切换到浅色',
        darkModeSwitchTitle: '切换到深色',
        sidebarMenuLabel: '目录',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '切换语言',
        notFound: { title: '没有这一页', quote: '也许它改了名字。', linkText: '回首页', linkLabel: '回首页' },
      },
    },
  },
  themeConfig: {
    logo: '/logo.svg',
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          options: {
            // Runs in the browser too, so it stands alone. Chinese does not set words apart by spaces.
            tokenize: (text) => {
              const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
              return Array.from(segmenter.segment(text))
                .filter((segment) => segment.isWordLike)
                .map((segment) => segment.segment)
            },
          },
        },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                displayDetails: '显示详情',
                resetButtonTitle: '清空',
                backButtonTitle: '关闭搜索',
                noResultsText: '没有找到',
                footer: { selectText: '打开', navigateText: '切换', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
})
