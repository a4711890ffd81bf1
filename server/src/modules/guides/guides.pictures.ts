import type { Id } from '@mingdu/shared/kernel/ids'
import type { BinaryAnswer } from '../../http/routes'
import { pageCode, type CodeReader } from '../../page-code'
import { holdLately } from '../../paper/held'
import { buildFlowPicture } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { findShown } from './guides.repo'
import { findVersion } from './guides.versions.repo'

const flows = holdLately<Buffer>(100, 24 * 3_600_000)

/** The flow chart of a published version as PNG; a version never changes, nor does its picture. */
export async function flowPictureOf(id: Id, no: number | undefined): Promise<BinaryAnswer> {
  const guide = found(await findShown(id))
  const version = no ?? guide.no
  const bytes = await flows.get(`${id} ${version}`, async () => {
    const { flow } = found(await findVersion(id, version)).content
    return buildFlowPicture(found(flow && flow.nodes.length > 0 ? flow : null))
  })
  return { mime: 'image/png', bytes, name: 'flow.png', inline: true }
}

/** The code that leads to a guide. @throws Refused `record.missing`, `wechat.down` */
export async function guideCode(
  id: Id,
  reader: CodeReader,
  parts: Pick<Parts, 'wechat' | 'config'>,
): Promise<BinaryAnswer> {
  found(await findShown(id))
  return pageCode('guide', id, reader, parts)
}
