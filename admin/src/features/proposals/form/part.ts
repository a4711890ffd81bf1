import type { CatalogSettings } from '@mingdu/shared/catalog/catalog.api'
import { ALWAYS_REQUIRED, SYSTEM_ELEMENTS, type SystemElement } from '@mingdu/shared/catalog/catalog.table'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import type { ErrorAt } from '../../../components/list-editor'

/** What each part of the form is given. */
export interface PartProps {
  content: PowerContent
  patch: (change: Partial<PowerContent> | ((old: PowerContent) => Partial<PowerContent>)) => void
  elements: Elements
  /** Within the content: `bases.0.law`. */
  errorAt: ErrorAt
}

export type Elements = ReturnType<typeof formElements>

/** The element set of the place, as the form asks it. */
export function formElements({ elements }: CatalogSettings) {
  const known = new Map(elements.map((element) => [element.key, element]))
  return {
    isShown: (key: SystemElement) => known.get(key)?.shown ?? true,
    isRequired: (key: SystemElement) => ALWAYS_REQUIRED.includes(key) || (known.get(key)?.required ?? false),
    name: (key: SystemElement) => known.get(key)?.name ?? SYSTEM_ELEMENTS[key],
    own: elements.filter((element) => element.own && element.shown),
  }
}
