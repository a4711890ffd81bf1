/** Acts on every item, `width` at a time. @throws the first error, after the others have had their turn */
export async function abreast<T>(
  items: readonly T[],
  width: number,
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values()
  const lane = async () => {
    for (const item of left) await act(item)
  }
  const lanes = await Promise.allSettled(Array.from({ length: width }, lane))
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason
}
