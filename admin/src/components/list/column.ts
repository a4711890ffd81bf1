import type { ReactNode } from 'react'

/** A column of a list: how it is drawn, and how it is said in a file. */
export interface Column<Row> {
  key: string
  title: string
  /** Pixels; one column without a width takes what is left. */
  width?: number
  align?: 'right'
  render: (row: Row) => ReactNode
  /** The cell as text, for the export; without it the column is not exported. */
  text?: (row: Row) => string
  /** Heading with more than its title. */
  head?: ReactNode
  /** Cannot be switched off: it names the row. */
  fixed?: boolean
  /** Off until a person switches it on. */
  hidden?: boolean
}
