/** Temporary media: kept three days, in memory only, so a restart forgets them. */
export interface MediaStore {
  add(id: string, media: Omit<Media, 'at'>): Media
  /** undefined when it is unknown or older than three days */
  find(id: string): Media | undefined
  clear(): void
}

export interface Media {
  kind: MediaKind
  name: string
  type: string
  bytes: Buffer
  /** the sandbox's clock, epoch milliseconds */
  at: number
}

export type MediaKind = 'image' | 'voice' | 'video' | 'thumb'

const KEEP_MS = 3 * 24 * 3_600_000
/** The newest stay when all together grow past this. */
const MOST_BYTES = 64_000_000

export function openMedia(now: () => number): MediaStore {
  const held = new Map<string, Media>()
  const drop = () => {
    let size = [...held.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
    for (const [id, media] of held) {
      if (size <= MOST_BYTES && now() - media.at < KEEP_MS) continue
      held.delete(id)
      size -= media.bytes.length
    }
  }
  return {
    add(id, media) {
      const added = { ...media, at: now() }
      held.set(id, added)
      drop()
      return added
    },
    find(id) {
      const media = held.get(id)
      return media !== undefined && now() - media.at < KEEP_MS ? media : undefined
    },
    clear: () => held.clear(),
  }
}
