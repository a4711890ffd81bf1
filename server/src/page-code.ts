import type { Id } from '@mingdu/shared/kernel/ids'
import { sceneOf, SCENES, type SceneKind } from '@mingdu/shared/kernel/scenes'
import QRCode from 'qrcode'
import type { BinaryAnswer } from './http/routes'
import { holdLately } from './paper/held'
import type { Parts } from './parts'
import { Refused } from './refused'
import type { Wechat } from './wechat/wechat'

/** By address or scene: a code never changes, it is only not made, nor asked of WeChat, each time. */
const codes = holdLately<Buffer>(400, 24 * 3_600_000)

/** What is meant to scan a code: any reader, which opens the H5 page, or WeChat, which opens the mini-program. */
export type CodeReader = 'web' | 'weapp'

/** H5 address of a record's page; with `no`, of that version. */
export function pageAddress(publicUrl: string, kind: SceneKind, id: Id, no?: number): string {
  return `${publicUrl}/#/${SCENES[kind].page}?id=${id}${no === undefined ? '' : `&no=${no}`}`
}

/**
 * The code that leads to a record's page. Whoever asks has found that the reader may see the record.
 * @throws Refused `wechat.down`
 */
export async function pageCode(
  kind: SceneKind,
  id: Id,
  reader: CodeReader,
  { wechat, config }: Pick<Parts, 'wechat' | 'config'>,
): Promise<BinaryAnswer> {
  const { mime, bytes } =
    reader === 'web'
      ? await webCode(pageAddress(config.PUBLIC_URL, kind, id))
      : await weappCode(kind, id, wechat)
  return { mime, bytes, name: mime === 'image/png' ? 'qr.png' : 'qr.jpg', inline: true }
}

/** The 小程序码 of a record's page, held for a day. @throws Refused `wechat.down` */
export async function weappCode(
  kind: SceneKind,
  id: Id,
  wechat: Wechat,
): Promise<{ mime: string; bytes: Buffer }> {
  return sceneCode(sceneOf(kind, id), SCENES[kind].page, wechat)
}

/**
 * The code for what a person is asked to do with their own phone: WeChat's, and any reader's where there is no
 * mini-program or WeChat makes none, as while the page is not released.
 */
export async function sceneOrAddressCode(
  { scene, page, address }: { scene: string; page: string; address: string },
  wechat: Wechat,
): Promise<BinaryAnswer> {
  const { mime, bytes } = await (wechat.configured('mini')
    ? sceneCode(scene, page, wechat).catch((error: unknown) => {
        if (error instanceof Refused && error.code === 'wechat.down') return webCode(address)
        throw error
      })
    : webCode(address))
  return { mime, bytes, name: mime === 'image/png' ? 'qr.png' : 'qr.jpg', inline: true }
}

async function sceneCode(
  scene: string,
  page: string,
  wechat: Wechat,
): Promise<{ mime: string; bytes: Buffer }> {
  const bytes = await codes.get(scene, () => wechat.wxacode({ scene, page }))
  return { mime: bytes[0] === 0xff ? 'image/jpeg' : 'image/png', bytes }
}

/** The code of an address for any reader. */
export async function addressCode(address: string): Promise<BinaryAnswer> {
  return { ...(await webCode(address)), name: 'qr.png', inline: true }
}

async function webCode(address: string): Promise<{ mime: string; bytes: Buffer }> {
  const bytes = await codes.get(address, () =>
    QRCode.toBuffer(address, { errorCorrectionLevel: 'M', width: 480, margin: 2 }),
  )
  return { mime: 'image/png', bytes }
}
