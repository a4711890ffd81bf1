/**
 * Tests of one story: after a step failed, the rest says so at once instead of failing for its own reasons.
 * `onFailure` keeps what helps to see why, e.g. a screenshot. */
export function storyOf(
  onFailure: () => Promise<unknown> = async () => undefined,
): (name: string, act: () => Promise<void> | void) => void {
  let failed: string | null = null
  return (name, act) =>
    it(name, async () => {
      if (failed !== null) throw new Error(`not tried: “${failed}” failed before`)
      try {
        await act()
      } catch (error) {
        failed = name
        await onFailure().catch(() => undefined)
        throw error
      }
    })
}
