import type { WechatCall } from '../http/wechat.call'
import { json, type WechatReply } from '../http/wechat.reply'
import { mediaTypeOf } from '../rules/media.types'
import type { Judge } from '../rules/rules.catalogue'
import type { Sandbox } from '../sandbox'
import type { MediaKind } from '../state/media.store'

interface KindRule {
  kind: MediaKind
  types: readonly string[]
  mostBytes: number
}

const KINDS: readonly KindRule[] = [
  {
    kind: 'image',
    types: ['image/png', 'image/jpeg', 'image/gif', 'image/bmp'],
    mostBytes: 10_000_000,
  },
  { kind: 'voice', types: ['audio/mpeg', 'audio/amr'], mostBytes: 2_000_000 },
  { kind: 'video', types: ['video/mp4'], mostBytes: 10_000_000 },
  { kind: 'thumb', types: ['image/jpeg'], mostBytes: 64_000 },
]

/** POST /cgi-bin/media/upload?type=image, multipart with the file in `media` → {type, media_id, created_at} */
export async function uploadMedia(call: WechatCall, sandbox: Sandbox): Promise<WechatReply> {
  const judge: Judge = call.judge
  const rule = KINDS.find(({ kind }) => kind === call.query.get('type'))
  judge.require(rule !== undefined, 'media.type', 40004, 'invalid media type')
  const file = await fileIn(call)
  judge.require(file !== null && file.size > 0, 'media.file', 41005, 'media data missing')
  judge.require(file.size <= rule.mostBytes, 'media.file', 40006, 'invalid meida size')
  const bytes = Buffer.from(await file.arrayBuffer())
  const type = mediaTypeOf(bytes)
  judge.require(type !== null && rule.types.includes(type), 'media.file', 40005, 'invalid file type')
  const id = sandbox.random.bytes(48).toString('base64url')
  const media = sandbox.media.add(id, { kind: rule.kind, name: file.name, type, bytes })
  return json({ type: rule.kind, media_id: id, created_at: Math.floor(media.at / 1000) })
}

/** GET /cgi-bin/media/get?media_id → the bytes */
export function downloadMedia(call: WechatCall, sandbox: Sandbox): WechatReply {
  const media = sandbox.media.find(call.query.get('media_id') ?? '')
  call.judge.require(media !== undefined, 'media.id', 40007, 'invalid media_id')
  return { kind: 'bytes', type: media.type, bytes: media.bytes }
}

async function fileIn(call: WechatCall): Promise<File | null> {
  const type = call.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return null
  try {
    const form = await new Response(new Uint8Array(call.raw), {
      headers: { 'content-type': type },
    }).formData()
    const file = form.get('media')
    return file instanceof File ? file : null
  } catch {
    return null
  }
}
