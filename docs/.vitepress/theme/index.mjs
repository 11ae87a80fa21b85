import 'katex/dist/katex.min.css'
import DefaultTheme from 'vitepress/theme'
import './inkstone.css'

export default DefaultTheme
