/** 统一身份认证: says whether a name and an ID number belong together. Places differ in who runs it. */
export interface IdentityPlatform {
  /**
   * `serial` is the platform's own number of its answer.
   * @throws Refused `identity.off`, `identity.down`
   */
  verify(question: {
    name: string
    idNumber: string
    /** The same for every repeat of one question. */
    idem: string
  }): Promise<{ match: boolean; serial: string }>
}
