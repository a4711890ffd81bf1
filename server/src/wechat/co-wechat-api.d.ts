/** Written after the source of co-wechat-api 3.11.0: neither the package nor DefinitelyTyped ships any. */
declare module 'co-wechat-api' {
  import type { Agent } from 'node:http'

  interface AccessToken {
    accessToken: string
    /** Epoch milliseconds. */
    expireTime: number
  }
  interface HttpOptions {
    method?: string
    data?: string | Buffer
    headers?: Record<string, string>
    timeout?: number
    readTimeout?: number
    /** Also ends connections that were silent for so long. */
    connectTimeout?: number
    agent?: Agent
  }
  class API {
    /** With `tokenFromCustom` the library never fetches nor refreshes a token itself. */
    constructor(
      appid: string,
      secret: string,
      getToken?: () => Promise<AccessToken | null>,
      saveToken?: (token: AccessToken | null) => Promise<void>,
      tokenFromCustom?: boolean,
    )
    getToken: () => Promise<AccessToken | null>
    prefix: string
    snsPrefix: string
    mpPrefix: string
    fileServerPrefix: string
    payPrefix: string
    merchantPrefix: string
    customservicePrefix: string
    wxaPrefix: string
    /** Replaces the defaults. */
    setOpts(options: HttpOptions): void
    /** An object for JSON answers, a Buffer for others. */
    request(url: string, options?: HttpOptions, retry?: number): Promise<unknown>
    code2Session(code: string): Promise<unknown>
    getUser(user: { openid: string; lang: string }): Promise<unknown>
    createTmpQRCode(scene: string | number, expireSeconds: number): Promise<unknown>
    getAllPrivateTemplate(): Promise<unknown>
  }
  export default API
}
