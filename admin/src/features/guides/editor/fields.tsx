import { Button, Input, InputNumber, Select } from 'antd'
import { createContext, useContext, useId, type ReactNode } from 'react'
import { Icon, type IconName } from '../../../components/icon'

/** What is wrong, by path of the field. */
export const ErrorsContext = createContext<ReadonlyMap<string, string>>(new Map())

export function useFieldError(path: string): string | undefined {
  return useContext(ErrorsContext).get(path)
}

interface LabelledProps {
  label: string
  path: string
  hint?: ReactNode
  /** The label stands in a table's head; it is only read out. */
  bare?: boolean
  className?: string
  children: (field: { id: string; status?: 'error'; 'aria-describedby'?: string }) => ReactNode
}

/** A field with its label, its hint and, in the same place always, what is wrong with it. */
export function Labelled({ label, path, hint, bare = false, className = '', children }: LabelledProps) {
  const id = useId()
  const error = useFieldError(path)
  const described = `${id}-x`
  const wrong = error === undefined ? {} : { status: 'error' as const, 'aria-describedby': described }
  return (
    <div className={`gfield ${className}`} data-path={path}>
      <label htmlFor={id} className={bare ? 'visually-hidden' : 'gfield__l'}>
        {label}
      </label>
      {children({ id, ...wrong })}
      {error !== undefined && (
        <p id={described} className="gfield__x" role="alert">
          {error}
        </p>
      )}
      {error === undefined && hint !== undefined && <p className="small muted">{hint}</p>}
    </div>
  )
}

interface TextProps extends Omit<LabelledProps, 'children'> {
  value: string
  onChange: (value: string) => void
  max: number
  /** More than one line, growing with its text. */
  rows?: number
  placeholder?: string
}

export function TextField({ value, onChange, max, rows, placeholder, ...rest }: TextProps) {
  const common = { value, maxLength: max, ...(placeholder === undefined ? {} : { placeholder }) }
  return (
    <Labelled {...rest}>
      {(field) =>
        rows === undefined ? (
          <Input {...field} {...common} onChange={(e) => onChange(e.target.value)} />
        ) : (
          <Input.TextArea
            {...field}
            {...common}
            autoSize={{ minRows: rows, maxRows: 12 }}
            onChange={(e) => onChange(e.target.value)}
          />
        )
      }
    </Labelled>
  )
}

interface NumberProps extends Omit<LabelledProps, 'children'> {
  value: number | null
  onChange: (value: number | null) => void
  unit?: string
  max?: number
  min?: number
  precision?: number
  placeholder?: string
}

export function NumberField(props: NumberProps) {
  const { value, onChange, unit, max = 999, min = 0, precision = 0, placeholder, ...rest } = props
  return (
    <Labelled {...rest}>
      {(field) => (
        <InputNumber<number>
          {...field}
          value={value}
          min={min}
          max={max}
          precision={precision}
          {...(unit === undefined ? {} : { suffix: <span className="muted">{unit}</span> })}
          {...(placeholder === undefined ? {} : { placeholder })}
          style={{ width: '100%' }}
          onChange={(next) => onChange(next)}
        />
      )}
    </Labelled>
  )
}

interface SelectProps<V extends string> extends Omit<LabelledProps, 'children'> {
  value: V
  onChange: (value: V) => void
  options: Readonly<Record<V, string>>
}

export function SelectField<V extends string>({ value, onChange, options, ...rest }: SelectProps<V>) {
  return (
    <Labelled {...rest}>
      {(field) => (
        <Select<V>
          {...field}
          value={value}
          onChange={onChange}
          style={{ width: '100%' }}
          popupMatchSelectWidth={false}
          options={(Object.entries(options) as [V, string][]).map(([key, name]) => ({
            value: key,
            label: name,
          }))}
        />
      )}
    </Labelled>
  )
}

interface RowToolsProps {
  /** What the row is, for the names of its buttons: 第 3 份材料. */
  name: string
  at: number
  of: number
  onMove: (to: number) => void
  onRemove: () => void
  onCopy?: () => void
}

/** Up, down, copy, remove, at the end of every row of a list. */
export function RowTools({ name, at, of, onMove, onRemove, onCopy }: RowToolsProps) {
  return (
    <span className="rowtools">
      <Tool icon="up" label={`${name}上移`} disabled={at === 0} onClick={() => onMove(at - 1)} />
      <Tool icon="down" label={`${name}下移`} disabled={at === of - 1} onClick={() => onMove(at + 1)} />
      {onCopy && <Tool icon="copy" label={`复制${name}`} onClick={onCopy} />}
      <Tool icon="trash" label={`删除${name}`} onClick={onRemove} />
    </span>
  )
}

/** Plain buttons: a list of sixty rows has three hundred of them. */
function Tool(props: { icon: IconName; label: string; disabled?: boolean; onClick: () => void }) {
  const { icon, label, disabled = false, onClick } = props
  return (
    <button
      type="button"
      className="rowtools__b"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} small />
    </button>
  )
}

export function AddButton({
  children,
  onClick,
  disabled = false,
}: {
  children: ReactNode
  onClick: () => void
  disabled?: boolean
}) {
  return (
    <Button className="gadd" icon={<Icon name="plus" small />} disabled={disabled} onClick={onClick}>
      {children}
    </Button>
  )
}
