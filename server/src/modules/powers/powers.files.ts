import type { Id } from '@mingdu/shared/kernel/ids'
import type { BinaryAnswer } from '../../http/routes'
import { pageCode, type CodeReader } from '../../page-code'
import { holdLately } from '../../paper/held'
import { buildFlowPicture } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { storedFile } from '../files/files.service'
import { PUBLIC } from './powers.public'
import { showPower } from './powers.read'
import { isPublishedTemplate, readPower } from './powers.repo'

const flows = holdLately<Buffer>(100, 24 * 3_600_000)

/** A template that a published version refers to. @throws Refused `record.missing` for any other file */
export async function templateFile(
  { id, fileId }: { id: Id; fileId: Id },
  { files }: Pick<Parts, 'files'>,
): Promise<BinaryAnswer> {
  found((await isPublishedTemplate(id, fileId)) || null)
  const { key, mime, name } = found(await storedFile(fileId))
  return { mime, bytes: await files.get(key), name, inline: mime.startsWith('image/') }
}

/** The flow chart of a version as PNG, for faces that draw no SVG; a version never changes, nor does its picture. */
export async function powerFlowPicture(
  id: Id,
  { no, which }: { no?: number | undefined; which: 'outer' | 'inner' },
): Promise<BinaryAnswer> {
  const { shown, content } = await showPower(PUBLIC, id, { no })
  const chart = which === 'outer' ? content.outerFlow : content.innerFlow
  const drawn = found(chart && chart.nodes.length > 0 ? chart : null)
  const bytes = await flows.get(`${id} ${shown.no} ${which}`, () => buildFlowPicture(drawn))
  return { mime: 'image/png', bytes, name: 'flow.png', inline: true }
}

/** The code that leads to a power. @throws Refused `record.missing`, `wechat.down` */
export async function powerCode(
  id: Id,
  reader: CodeReader,
  parts: Pick<Parts, 'wechat' | 'config'>,
): Promise<BinaryAnswer> {
  found(await readPower(id))
  return pageCode('power', id, reader, parts)
}
