/** What an endpoint answers. JSON goes out compact: the clients in use cannot parse indented replies. */
export type WechatReply =
  { kind: 'json'; text: string } | { kind: 'bytes'; type: string; bytes: Buffer } | { kind: 'not-found' }

export function json(value: Record<string, unknown>): WechatReply {
  return { kind: 'json', text: JSON.stringify(value) }
}

export function ok(value: Record<string, unknown> = {}): WechatReply {
  return json({ errcode: 0, errmsg: 'ok', ...value })
}

/** JSON.stringify would round a 19-digit msgid, so it is written by hand as the platform sends it: a bare number. */
export function okWithMsgid(msgid: string): WechatReply {
  return { kind: 'json', text: `{"errcode":0,"errmsg":"ok","msgid":${msgid}}` }
}

export function png(bytes: Buffer): WechatReply {
  return { kind: 'bytes', type: 'image/png', bytes }
}
