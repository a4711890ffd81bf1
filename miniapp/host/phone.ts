/** A picture in the phone's album. */
export interface PhonePhoto {
  name: string
  bytes: Uint8Array
  /** Bytes as reported to the app; the length of `bytes` when absent. */
  size?: number
}

export interface ModalAnswer {
  confirm: boolean
  /** What was typed into an editable modal. */
  content?: string
}

export type SubscribeAnswer = 'accept' | 'reject' | 'ban'

/** What WeChat itself makes of the answers: an outcome per template, or errCode and errMsg. */
export type Subscribe = (
  templateIds: string[],
  answers: Record<string, SubscribeAnswer>,
) => Promise<Record<string, unknown>>

export interface PhoneSettings {
  loginCode?: () => Promise<string>
  phoneCode?: () => Promise<string | null>
  photos?: PhonePhoto[]
  modalAnswers?: ModalAnswer[]
  actionSheetAnswers?: number[]
  offline?: boolean
  subscribe?: Subscribe
  /** Origins that stand for others, as in a hosts file: the compiled address of the server → where it runs. */
  hosts?: Record<string, string>
}

/** The person and the device around the mini-program: what a test plays. */
export class HostPhone {
  /** Gives the js_code for `wx.login`; absent: the login fails. */
  loginCode: (() => Promise<string>) | undefined
  /** Gives the code of a getPhoneNumber button; absent or null: the person refuses. */
  phoneCode: (() => Promise<string | null>) | undefined
  /** What choosing pictures gives, as many as the app asks for; empty: the person cancels. */
  photos: PhonePhoto[]
  /** Answers to the next modals, first to last. A modal without an answer stays open. */
  modalAnswers: ModalAnswer[]
  /** Indexes tapped in the next action sheets; -1 cancels. */
  actionSheetAnswers: number[]
  /** What the person answers when asked about a template; `others` where none is set for it. */
  readonly subscribeAnswers = new Map<string, SubscribeAnswer>()
  /** Tells the far side of WeChat, which has the last word; absent: the answers are the result. */
  subscribe: Subscribe | undefined
  /** True: the main switch of 订阅消息 is off in WeChat's settings. */
  remindersOff = false
  /** What the person does in WeChat's settings when the app opens them. */
  inSettings: (() => void) | undefined
  /** True: WeChat still wants a tap on a consent button of its own. */
  privacyAsked = false
  readonly hosts: ReadonlyMap<string, string>
  private cut: boolean
  private readonly watchers = new Set<(offline: boolean) => void>()

  constructor(settings: PhoneSettings = {}) {
    this.loginCode = settings.loginCode
    this.phoneCode = settings.phoneCode
    this.photos = settings.photos ?? []
    this.modalAnswers = settings.modalAnswers ?? []
    this.actionSheetAnswers = settings.actionSheetAnswers ?? []
    this.cut = settings.offline ?? false
    this.subscribe = settings.subscribe
    this.hosts = new Map(Object.entries(settings.hosts ?? {}))
  }

  get offline(): boolean {
    return this.cut
  }

  /** True: every request fails at once and the app is told that the network changed. */
  set offline(offline: boolean) {
    if (this.cut === offline) return
    this.cut = offline
    for (const watch of this.watchers) watch(offline)
  }

  /** What the person answers about a template: nothing is allowed that was not set. */
  answerTo(templateId: string): SubscribeAnswer {
    return this.subscribeAnswers.get(templateId) ?? this.subscribeAnswers.get('others') ?? 'reject'
  }

  /** The address a request really goes to. */
  addressOf(url: string): string {
    const { origin } = new URL(url)
    return (this.hosts.get(origin) ?? origin) + url.slice(origin.length)
  }

  /** Tells of changes of `offline`. */
  watchNetwork(watch: (offline: boolean) => void): void {
    this.watchers.add(watch)
  }
}
