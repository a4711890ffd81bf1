import type { Context, Middleware } from 'koa'
import { rawBody } from '../http/raw-body'
import type { Parts } from '../parts'
import { Refused } from '../refused'
import { sameText } from '../seal-box'
import { readReceipts } from './receipts.read'
import { storeReceipt, type ReceiptProvider } from './receipts.repo'

const ADDRESS = /^\/sms\/receipts\/(tencent|aliyun)\/([^/]+)$/
const MAX_KB = 64

/** What each provider wants to hear; it pushes again until it does. */
const ANSWERS = {
  tencent: { result: 0, errmsg: 'OK' },
  aliyun: { code: 0, msg: '成功' },
} as const satisfies Record<ReceiptProvider, object>

/**
 * `POST /sms/receipts/:provider/:token`: takes the status reports of both providers, whichever sends now, since
 * those of the other may still come. Neither signs them: the token in the address is what proves them. They are
 * stored, then answered; the worker acts on them. A wrong token gets 401, a wrong body 400, and both leave a log
 * line only.
 */
export function smsReceipts({ config, log }: Pick<Parts, 'config' | 'log'>): Middleware {
  const { SMS_RECEIPT_TOKEN: token } = config
  return async (ctx, next) => {
    const [, provider, given] = ADDRESS.exec(ctx.path) ?? []
    if (!token || given === undefined) return next()
    if (ctx.method !== 'POST') throw new Refused('route.method')
    if (!sameText(given, token)) return refuse(ctx, log, 401, 'token')
    await take(ctx, log, provider as ReceiptProvider)
  }
}

async function take(ctx: Context, log: Parts['log'], provider: ReceiptProvider): Promise<void> {
  const receipts = readReceipts(provider, await rawBody(ctx, MAX_KB))
  if (!receipts) return refuse(ctx, log, 400, 'body')
  try {
    for (const one of receipts) await storeReceipt(one)
  } catch (error) {
    // answered here: the general answer would log the address, and the token with it
    log.error({ err: error }, 'sms receipts were not stored')
    ctx.status = 500
    return
  }
  ctx.body = ANSWERS[provider]
}

function refuse(ctx: Context, log: Parts['log'], status: number, why: string): void {
  log.warn({ why, ip: ctx.ip }, 'sms receipt refused')
  ctx.status = status
  ctx.body = ''
}
