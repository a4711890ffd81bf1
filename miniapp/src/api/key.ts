/** A fresh Idempotency-Key: 32 hexadecimal characters, different for every act of a person. */
export function newKey(): string {
  let key = Date.now().toString(16)
  while (key.length < 32)
    key += Math.floor(Math.random() * 0x10000)
      .toString(16)
      .padStart(4, '0')
  return key.slice(0, 32)
}
