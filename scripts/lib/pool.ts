/** Runs `act` on every item, at most `atOnce` at a time; results in the order of the items. A failure rejects. */
export async function pool<T, R>(
  items: readonly T[],
  atOnce: number,
  act: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = items.map((item, index) => ({ item, index }))
  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) results[next.index] = await act(next.item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work))
  return results
}
