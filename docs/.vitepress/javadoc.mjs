import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const API = fileURLToPath(new URL('../public/api/', import.meta.url))

/**
 * Where the Javadoc of a class lies under public/api/, or null if Javadoc was not copied there.
 * The third part of a package is its module: org.inkstone.MODULE.….
 */
function javadocPath(className) {
  const module = className.split('.')[2]
  const page = className.replaceAll('.', '/')
  const candidates = [`${module}/org.inkstone.${module}/${page}`, `${module}/${page}`]
  return candidates.find((path) => existsSync(`${API}${path}.html`)) ?? null
}

function drop(token) {
  token.type = 'text'
  token.tag = ''
  token.content = ''
  token.nesting = 0
}

/**
 * A markdown-it plugin: [TopP](javadoc:org.inkstone.decoding.TopP) becomes a link into the Javadoc, or plain text in
 * a site that was built without Javadoc.
 */
export function javadocLinks(md) {
  md.core.ruler.push('javadoc-links', (state) => {
    for (const block of state.tokens) {
      let dropping = false
      for (const token of block.children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (href?.startsWith('javadoc:')) {
          const className = href.slice('javadoc:'.length)
          const path = javadocPath(className)
          if (path) {
            token.attrSet('href', `/api/${path}.html`)
            token.attrSet('title', className)
            token.attrSet('target', '_self')
          } else {
            drop(token)
            dropping = true
          }
        } else if (token.type === 'link_close' && dropping) {
          drop(token)
          dropping = false
        }
      }
    }
  })
}
