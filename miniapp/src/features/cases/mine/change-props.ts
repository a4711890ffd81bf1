import type { MyCase } from '@mingdu/shared/cases/applications.schema'

/** What a part of the page needs that changes the case. */
export interface ChangeProps {
  mine: MyCase
  onChanged: (fresh: MyCase) => void
  /** Another one changed it meanwhile: what is shown is old. */
  onReload: () => void
}
