// spider, through its package for node: follows every link of the site.
import { createRequire } from 'node:module'

const { Website } = createRequire(process.cwd() + '/')(process.env.SPIDER)
const website = new Website(process.env.SITE + '/').withRespectRobotsTxt(false).build()
await website.crawl()
console.log(website.getLinks().length)
