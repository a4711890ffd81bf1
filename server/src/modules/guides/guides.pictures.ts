import type { Id } from '@mingdu/shared/kernel/ids'
import { sceneOf, SCENES } from '@mingdu/shared/kernel/scenes'
import QRCode from 'qrcode'
import type { BinaryAnswer } from '../../http/routes'
import { holdLately } from '../../paper/held'
import { buildFlowPicture } from '../../paper/papers'
import type { Parts } from '../../parts'
import { found } from '../../refused'
import { findShown } from './guides.repo'
import { findVersion } from './guides.versions.repo'

const DAY_MS = 24 * 3_600_000
const flows = holdLately<Buffer>(100, DAY_MS)
const codes = holdLately<Buffer>(200, DAY_MS)

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

/** H5 address of a guide; with `no`, of that version. */
export function guideAddress(publicUrl: string, id: Id, no?: number): string {
  return `${publicUrl}/#/${SCENES.guide.page}?id=${id}${no === undefined ? '' : `&no=${no}`}`
}

/**
 * The code that leads to a guide: for any reader its H5 address, for WeChat the 小程序码.
 * @throws Refused `record.missing`, `wechat.down`
 */
export async function guideCode(
  id: Id,
  kind: 'web' | 'weapp',
  { wechat, config }: Pick<Parts, 'wechat' | 'config'>,
): Promise<BinaryAnswer> {
  found(await findShown(id))
  const bytes = await codes.get(`${id} ${kind}`, () =>
    kind === 'web'
      ? QRCode.toBuffer(guideAddress(config.PUBLIC_URL, id), {
          errorCorrectionLevel: 'M',
          width: 480,
          margin: 2,
        })
      : wechat.wxacode({ scene: sceneOf('guide', id), page: SCENES.guide.page }),
  )
  const mime = bytes[0] === 0xff ? 'image/jpeg' : 'image/png'
  return { mime, bytes, name: mime === 'image/png' ? 'qr.png' : 'qr.jpg', inline: true }
}
