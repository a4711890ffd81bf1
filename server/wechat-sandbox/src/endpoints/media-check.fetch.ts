const PATIENCE_MS = 5_000
const MOST_BYTES = 10_000_000

/** The bytes at an address; null when it does not answer 200 in time or holds more than 10 MB. Never rejects. */
export async function fetchMedia(url: string): Promise<Buffer | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok || response.body === null) return null
    return await readUpTo(response.body)
  } catch {
    return null
  }
}

async function readUpTo(body: ReadableStream<Uint8Array>): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > MOST_BYTES) {
      await reader.cancel()
      return null
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}
