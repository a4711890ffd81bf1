import type { SandboxConfig } from '../config'
import type { SmsProviderName } from '../sms-account'
import type { Faults, FaultTarget } from '../faults/faults'

/** A status report that follows an accepted message. */
export interface SmsReceipt {
  provider: SmsProviderName
  /** BizId or SerialNo */
  id: string
  phone: string
  idem: string
  /** the call that caused it, for faults */
  cause: FaultTarget
}

export interface SmsReceipts {
  push(receipt: SmsReceipt): void
  /** Resolves when no receipt waits or is under way. */
  settled(): Promise<void>
  /** Forgets those that wait. */
  clear(): void
  stop(): void
}

const TRIES = 3
/** Lets the reply of the causing call leave first. */
const LEAD_MS = 30

/**
 * Pushes to `APP_URL/sms/receipts/<provider>/<token>`, when there is a token. The faults dropEvent, dupEvent,
 * delayEvent and `status failed:CODE` count for receipts, too.
 */
export function openSmsReceipts(config: SandboxConfig, faults: Faults): SmsReceipts {
  const stopper = new AbortController()
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()
  const later = (ms: number, receipt: SmsReceipt, code: string | null) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      const sent = deliver(config, receipt, code, stopper.signal).finally(() => running.delete(sent))
      running.add(sent)
    }, ms)
    timers.add(timer)
  }
  const clear = () => {
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
  }
  return {
    push(receipt) {
      if (config.sms.receiptToken === null) return
      const act = faults.takeForEvent(receipt.cause)
      if (act?.kind === 'dropEvent') return
      const failed = faults.takeForResult(receipt.cause)?.status.replace(/^failed:\s*/, '') ?? null
      later(act?.kind === 'delayEvent' ? act.ms : LEAD_MS, receipt, failed)
      if (act?.kind === 'dupEvent') later(LEAD_MS, receipt, failed)
    },
    async settled() {
      while (timers.size + running.size > 0) {
        await Promise.all(running)
        if (timers.size > 0) await new Promise((resolve) => setTimeout(resolve, LEAD_MS))
      }
    },
    clear,
    stop() {
      stopper.abort()
      clear()
    },
  }
}

async function deliver(
  config: SandboxConfig,
  receipt: SmsReceipt,
  failed: string | null,
  stopped: AbortSignal,
): Promise<void> {
  for (let attempt = 1; attempt <= TRIES && !stopped.aborted; attempt += 1) {
    if (await post(config, receipt, failed, stopped)) return
  }
  if (!stopped.aborted) config.warn('nobody took a receipt', { provider: receipt.provider, tries: TRIES })
}

async function post(
  config: SandboxConfig,
  receipt: SmsReceipt,
  failed: string | null,
  stopped: AbortSignal,
): Promise<boolean> {
  const { appUrl, sms, callbackTimeoutMs } = config
  try {
    const response = await fetch(`${appUrl}/sms/receipts/${receipt.provider}/${sms.receiptToken ?? ''}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([BODIES[receipt.provider](receipt, failed)]),
      signal: AbortSignal.any([stopped, AbortSignal.timeout(callbackTimeoutMs)]),
    })
    const answer: unknown = await response.json()
    return response.ok && JSON.stringify(answer).includes(TAKEN[receipt.provider])
  } catch {
    return false
  }
}

/** What a provider must hear; it repeats everything else. */
const TAKEN: Record<SmsProviderName, string> = { aliyun: '"code":0', tencent: '"result":0' }

const BODIES: Record<SmsProviderName, (receipt: SmsReceipt, failed: string | null) => object> = {
  aliyun: ({ id, phone, idem }, failed) => ({
    phone_number: phone,
    send_time: stamp(),
    report_time: stamp(),
    success: failed === null,
    err_code: failed ?? 'DELIVERED',
    err_msg: failed === null ? '用户接收成功' : '用户接收失败',
    sms_size: '1',
    biz_id: id,
    out_id: idem,
  }),
  tencent: ({ id, phone }, failed) => ({
    user_receive_time: stamp(),
    nationcode: '86',
    mobile: phone,
    report_status: failed === null ? 'SUCCESS' : 'FAIL',
    errmsg: failed ?? 'DELIVRD',
    description: failed === null ? '用户短信送达成功' : '用户短信接收失败',
    sid: id,
  }),
}

/** 2026-11-23 12:00:00, in Shanghai. */
function stamp(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
