/** An article is a row of blocks: data that our own components draw. There is no markup in it to clean. */

export const BLOCK_KINDS = {
  heading: '小标题',
  paragraph: '段落',
  list: '列表',
  quote: '引用',
  picture: '图片',
  video: '视频',
  link: '链接',
} as const satisfies Record<string, string>
export type BlockKind = keyof typeof BLOCK_KINDS

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'quote'; text: string; source: string }
  | { kind: 'picture'; fileId: string; caption: string }
  | { kind: 'video'; fileId: string; caption: string }
  | { kind: 'link'; text: string; url: string }

/** A host with a dot, an optional port, and of the rest nothing that could end an attribute. */
const SAFE_LINK =
  /^https:\/\/(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?::\d{2,5})?(?:[/?#][^\s<>"'`\\\p{Cc}\p{Cf}]*)?$/iu

/** Only addresses of the web over TLS, without a name and password in them. */
export function isSafeLink(url: string): boolean {
  return url.length <= 500 && SAFE_LINK.test(url)
}

/** Everything that is read, for the content check and for what must not be in public. */
export function textsOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => {
      switch (block.kind) {
        case 'heading':
        case 'paragraph':
          return [block.text]
        case 'list':
          return block.items
        case 'quote':
          return [block.text, block.source]
        case 'picture':
        case 'video':
          return [block.caption]
        case 'link':
          return [block.text, block.url]
      }
    })
    .filter((text) => text !== '')
}

/** The files of the blocks, each once. */
export function blockFileIds(blocks: readonly Block[], kind: 'picture' | 'video'): string[] {
  const ids = blocks.flatMap((block) => (block.kind === kind ? [block.fileId] : []))
  return [...new Set(ids)]
}
