import { heldUntil, undoRefusal } from './batch.rules'
import { UNDO_SECONDS } from './batch.states'

const ENDED = 1_700_000_000_000

describe('undoing a batch', () => {
  it('is possible for the seconds people are told, and for the way of the request', () => {
    const undoUntil = heldUntil(ENDED)
    for (const seconds of [0, 1, UNDO_SECONDS])
      expect(undoRefusal({ undoUntil, undone: false }, ENDED + seconds * 1000)).toBeNull()
    expect(undoRefusal({ undoUntil, undone: false }, undoUntil)).toBeNull()
    expect(undoRefusal({ undoUntil, undone: false }, undoUntil + 1)).toEqual({
      code: 'batch.undo-late',
      details: { seconds: UNDO_SECONDS },
    })
  })

  it('is possible once, and not where nothing was done', () => {
    expect(undoRefusal({ undoUntil: heldUntil(ENDED), undone: true }, ENDED)?.code).toBe('batch.undone')
    expect(undoRefusal({ undoUntil: null, undone: false }, ENDED)?.code).toBe('batch.nothing')
  })
})
