import { COUNTED } from '@mingdu/shared/cases/figures.rules'
import { FigureBar } from '../../components/figure-bar'
import { useAddress } from '../../components/list'
import { FIGURE_KEYS, type CaseValues } from './case-views'

/** Which figure the queue stands for, when it was opened by one. */
export function CaseFigureBar({ values }: { values: CaseValues }) {
  const change = useAddress()
  const { counted, from, through } = values
  if (counted === undefined) return null
  const name = Object.hasOwn(COUNTED, counted) ? COUNTED[counted as keyof typeof COUNTED] : counted
  return (
    <FigureBar
      what="办件"
      name={name}
      days={`${from ?? '？'} 至 ${through ?? '？'}`}
      narrowed={values}
      onClear={() =>
        change({ ...Object.fromEntries(FIGURE_KEYS.map((key) => [key, undefined])), orgId: undefined })
      }
    />
  )
}
