import type { Power } from '@mingdu/shared/powers/powers.schema'
import { POWER_LEVELS, POWER_SOURCES, POWER_TYPES, nameOfCode } from '@mingdu/shared/powers/powers.states'
import { Fragment } from 'react'
import { elementsOf, useCatalogSettings } from '../power-queries'

type Fact = [name: string, text: string]

/** What a version says of itself in single lines; elements that the place hides or that are empty are left out. */
export function PowerFacts({ power }: { power: Power }) {
  const settings = useCatalogSettings()
  return (
    <dl className="facts num power-facts">
      {factsOf(power, elementsOf(settings.data)).map(([name, text]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd className="prewrap">{text}</dd>
        </Fragment>
      ))}
    </dl>
  )
}

function factsOf({ content: c, org }: Power, elements: ReturnType<typeof elementsOf>): Fact[] {
  const { name, isShown } = elements
  const all = [
    ['type', nameOfCode(POWER_TYPES, c.type)],
    ['mainName', c.mainName],
    ['subItems', c.subItems.join('\n')],
    ['orgId', org.name],
    ['office', c.office],
    ['level', nameOfCode(POWER_LEVELS, c.level)],
    ['source', nameOfCode(POWER_SOURCES, c.source)],
    ['legalDays', daysText(c.legalDays)],
    ['promisedDays', daysText(c.promisedDays)],
    ['baseCode', c.baseCode],
    ['code', c.code],
    ['itemCode', c.itemCode],
    ['orgCode', c.orgCode],
    ['regionCode', c.regionCode],
  ] as const
  const own = elements.own.map((element): Fact => [element.name, c.extra[element.key] ?? ''])
  return [
    ...all.filter(([key]) => isShown(key)).map(([key, text]): Fact => [name(key), text]),
    ...own,
  ].filter(([, text]) => text !== '')
}

function daysText(days: number | null): string {
  return days === null ? '' : `${days} 个工作日`
}
