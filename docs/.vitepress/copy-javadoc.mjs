// Copies the Javadoc of each module, as "mvn verify" made it, to public/api/MODULE, where the pages link to it.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const api = fileURLToPath(new URL('../public/api/', import.meta.url))

rmSync(api, { recursive: true, force: true })
for (const module of readdirSync(root)) {
  const javadoc = ['target/reports/apidocs', 'target/apidocs']
    .map((folder) => `${root}${module}/${folder}`)
    .find((folder) => existsSync(`${folder}/index.html`))
  if (javadoc) {
    cpSync(javadoc, `${api}${module}`, { recursive: true })
    console.log(`copied the Javadoc of ${module}`)
  }
}
