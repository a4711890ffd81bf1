/** A text card of 企业微信: needs no template, no following, and has no limit of 20 characters. */
export interface WecomSend {
  /** The member's id in the address book. */
  userId: string
  title: string
  /** Plain lines, `label：value`. */
  lines: readonly string[]
  /** Opened by a tap. */
  url: string
}

/** The way to the place's 企业微信, when it has one. */
export interface Wecom {
  configured: boolean
  /**
   * The platform drops the same content to the same member within 30 minutes.
   * @throws WechatError with its class; `recipient` when the member is unknown or outside the app's range
   */
  send(message: WecomSend): Promise<{ msgid: string }>
}
