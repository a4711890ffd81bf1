export { Aside } from './aside'
export { FieldDiffs } from './field-diffs'
export { SideBySide } from './side-by-side'
export { TwoVersions } from './two-versions'
