import type { Host } from './host'
import type { HostPhone, ModalAnswer } from './phone'

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

/**
 * Modals on the screen. One with a queued answer is answered at once; another stays open until the automator's
 * `native().confirmModal()` or `cancelModal()`, as it would on a phone.
 */
export class Modals {
  private readonly open: ((answer: ModalAnswer) => void)[] = []

  constructor(
    private readonly phone: HostPhone,
    private readonly host: Host,
  ) {}

  ask(options: Record<string, unknown>): Promise<ModalResult> {
    const queued = this.phone.modalAnswers.shift()
    if (queued) return Promise.resolve(toResult(queued))
    this.host.warn(`the modal "${String(options.title ?? options.content ?? '')}" waits for an answer`)
    return this.host.activity.pause(
      new Promise((resolve) => this.open.push((answer) => resolve(toResult(answer)))),
    )
  }

  /** Answers the modal in front. Throws when none is open. */
  answer(answer: ModalAnswer): void {
    const close = this.open.pop()
    if (!close) throw new Error('no modal is open')
    close(answer)
  }
}

function toResult({ confirm, content }: ModalAnswer): ModalResult {
  return { confirm, cancel: !confirm, content: content ?? null }
}
