import type { Response } from '@mingdu/shared/kernel/endpoint'
import { CHANGE_KINDS, nameOfCode, POWER_STATES, POWER_TYPES } from '@mingdu/shared/powers/powers.states'
import type { powersApi } from '@mingdu/shared/powers/powers.api'
import { open, PAGES } from '../../platform/navigate'
import { Row } from './row'

export type PublicPowerRow = Response<(typeof powersApi)['publicList']>['items'][number]

interface PowerRowProps {
  power: PublicPowerRow
  withOrg?: boolean
  /** In a list of changes: what the change was, and since when. */
  withChange?: boolean
}

/** A power in a list: what it is called, whose and of which type; out of force it says so. */
export function PowerRow({ power, withOrg = true, withChange = false }: PowerRowProps) {
  const { state, kind, from } = power
  const change = withChange ? `${from.slice(5)} 起${CHANGE_KINDS[kind]}` : ''
  return (
    <Row
      className="power-row"
      title={power.name}
      sub={[change, withOrg ? power.org.name : '', nameOfCode(POWER_TYPES, power.type), power.code]}
      {...(state === 'inForce' ? {} : { aside: POWER_STATES[state] })}
      onTap={() => open(PAGES.power, { id: power.id })}
    />
  )
}
