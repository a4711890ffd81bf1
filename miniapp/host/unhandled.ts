import type { Host } from './host'

/** The part of `process` used here. */
interface RejectionSource {
  on(event: 'unhandledRejection', listener: RejectionListener): unknown
  off(event: 'unhandledRejection', listener: RejectionListener): unknown
  listenerCount(event: 'unhandledRejection'): number
}
type RejectionListener = (reason: unknown, promise: Promise<unknown>) => void

/**
 * Records rejections nobody in the app handles as exceptions of the app. Rejections of others end the process as
 * they would without this listener. Returns what stops it.
 */
export function recordUnhandledRejections(host: Host, source: RejectionSource = process): () => void {
  const listener: RejectionListener = (reason, promise) => {
    if (host.realm.ownsPromise(promise)) {
      host.fail(reason)
      host.callApp('onUnhandledRejection', { reason: String(reason) })
    } else if (source.listenerCount('unhandledRejection') === 1) throw reason
  }
  source.on('unhandledRejection', listener)
  return () => void source.off('unhandledRejection', listener)
}
