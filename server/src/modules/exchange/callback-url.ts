import { BlockList, isIP } from 'node:net'

/** Addresses that lie inside: a partner's callback never leads there (RFC 6890). */
const INSIDE = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6')

/** Whether an address lies inside; what is no address counts as inside. An IPv4 address in IPv6 counts as what it is. */
export function isInside(address: string): boolean {
  const version = isIP(address)
  if (version === 0) return true
  if (version === 4) return INSIDE.check(address, 'ipv4')
  const host = new URL(`http://[${address.split('%')[0] ?? ''}]/`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host) ?? []
  if (high === undefined || low === undefined) return INSIDE.check(host, 'ipv6')
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)]
  return INSIDE.check([a >> 8, a & 255, b >> 8, b & 255].join('.'), 'ipv4')
}

/** What is wrong with a callback address, for the administrator; null when nothing is. Names are looked up at each push. */
export function callbackProblem(given: string, production: boolean): string | null {
  if (!URL.canParse(given)) return '回调地址不是网址，应写成 https://…'
  const url = new URL(given)
  const local = !production && url.protocol === 'http:' && url.hostname === '127.0.0.1'
  if (local) return null
  if (url.protocol !== 'https:') return '回调地址应以 https:// 开头'
  if (url.username !== '' || url.password !== '') return '回调地址不能带用户名和密码'
  if (url.hash !== '') return '回调地址不能带 # 后的部分'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const named = isIP(host) === 0
  if (production && (named ? !host.includes('.') || host.endsWith('.localhost') : isInside(host)))
    return '回调地址不能是内网或本机地址'
  return null
}
