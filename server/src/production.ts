/** True for addresses of the machine itself, however written: what answers there is a sandbox, or nobody else can reach it. */
export function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK_HOST.test(new URL(url).hostname)
}

// as the parser of addresses spells hosts: lower case, decimal IPv4, short IPv6
const LOOPBACK_HOST =
  /^((.+\.)?localhost\.?|127\.[\d.]+|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[\da-f]{2}:[\da-f]+|0:0)\])$/

/** The demonstration's secrets say so; its AES key says it in base64. */
export function isDemo(secret: string): boolean {
  const words = /demo|sandbox/i
  return words.test(secret) || words.test(Buffer.from(secret, 'base64').toString('latin1'))
}
