import { html, type Html } from './html'
import { logo } from './icons'

/** The frame of both pages. */
export function layout(title: string, aside: Html, main: Html): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>${title} · 明督</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/sandbox.css" />
        <script src="/assets/sandbox.js" defer></script>
      </head>
      <body>
        <header class="top">
          ${logo(24)}
          <h1>${title}</h1>
          <p class="muted">假的微信，真的规则。这里发出的卡片不会到任何人的手机。</p>
          ${aside}
        </header>
        ${main}
      </body>
    </html>`.markup
}
