import type { Parts } from '../../parts'
import { sameText, type SealBox } from '../../seal-box'

/**
 * The address of one picture for somebody without a session, e.g. WeChat's content check: good for `seconds` of real
 * time, and for nothing but this file.
 */
export function publicFileUrl(
  fileId: string,
  seconds: number,
  { box, config }: Pick<Parts, 'box' | 'config'>,
): string {
  const until = Math.floor(Date.now() / 1000 + seconds).toString(36)
  return `${config.PUBLIC_URL}/api/v1/files/public/${fileId}.${until}.${macOf(fileId, until, box)}`
}

/** The file that a token of `publicFileUrl` opens; null once its time is over, and for any other text. */
export function fileOfToken(token: string, box: SealBox): string | null {
  const [fileId = '', until = '', mac = ''] = token.split('.')
  if (!sameText(mac, macOf(fileId, until, box))) return null
  return Date.now() / 1000 <= parseInt(until, 36) ? fileId : null
}

function macOf(fileId: string, until: string, box: SealBox): string {
  return box.mac(`public-file|${fileId}|${until}`)
}
