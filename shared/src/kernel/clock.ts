/** 时限: a ledger of segments from which the deadline, the day strip and the explanation are derived. */
export { type ClockSegment, type Pause, type SegmentKind, isPause, mergePauses } from './clock-pauses'
export {
  type Clock,
  type ClockLimit,
  deadline,
  hasOpenPause,
  isPausedOn,
  limitWorkdays,
  remainingWorkdays,
} from './clock-ledger'
export { type ClockStripRow, type StripKind, clockStrip } from './clock-strip'
export { explainClock } from './clock-explain'
