import { PENALTY_TYPE } from '@mingdu/shared/powers/powers.states'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { useCallback } from 'react'
import { ListEditor } from '../../../components/list-editor'
import { PasteLines } from '../../../components/paste-lines'
import { AreaField } from '../../../components/text-fields'
import { Basics } from './basics'
import { DutiesEditor } from './duties-editor'
import { Field, FormPart } from './fields'
import { FlowField } from './flow-field'
import type { PartProps } from './part'
import { AccountabilityRow, BasisRow, MaterialRow, PenaltyRow } from './row-fields'

/** The content, part by part; what the place does not show is not asked. */
export function ContentParts(props: PartProps) {
  return (
    <>
      <Basics {...props} />
      <Lists {...props} />
      <Texts {...props} />
      <Flows {...props} />
      <OwnElements {...props} />
    </>
  )
}

type ListKey = 'bases' | 'duties' | 'accountabilities' | 'penalties' | 'materials'

function useList<K extends ListKey>(patch: PartProps['patch'], key: K) {
  return useCallback(
    (update: (old: readonly PowerContent[K][number][]) => PowerContent[K][number][]) =>
      patch((old) => ({ [key]: update(old[key]) })),
    [patch, key],
  )
}

function Lists({ content, patch, elements, errorAt }: PartProps) {
  const { isShown, name } = elements
  const part = (key: ListKey) => ({
    name: withMark(name(key), elements.isRequired(key)),
    count: content[key].length,
    error: errorAt(key),
  })
  const bases = useList(patch, 'bases')
  const duties = useList(patch, 'duties')
  const accountabilities = useList(patch, 'accountabilities')
  const penalties = useList(patch, 'penalties')
  const materials = useList(patch, 'materials')
  return (
    <>
      {isShown('bases') && (
        <FormPart {...part('bases')}>
          <ListEditor
            name={name('bases')}
            path="bases"
            items={content.bases}
            onChange={bases}
            blank={() => ({ law: '', article: '', text: '' })}
            max={50}
            errorAt={errorAt}
            Row={BasisRow}
          />
        </FormPart>
      )}
      {isShown('duties') && (
        <FormPart {...part('duties')}>
          <DutiesEditor duties={content.duties} onChange={duties} errorAt={errorAt} />
        </FormPart>
      )}
      {isShown('accountabilities') && (
        <FormPart {...part('accountabilities')}>
          <ListEditor
            name={name('accountabilities')}
            path="accountabilities"
            items={content.accountabilities}
            onChange={accountabilities}
            blank={() => ({ situation: '', basis: '', organ: '' })}
            max={100}
            errorAt={errorAt}
            Row={AccountabilityRow}
            more={
              <PasteLines
                name={name('accountabilities')}
                hint="一行一条。从表格复制时，三列依次为追责情形、依据、追责机关。"
                onPaste={(rows) =>
                  accountabilities((old) =>
                    [
                      ...old,
                      ...rows.map(([situation = '', basis = '', organ = '']) => ({
                        situation,
                        basis,
                        organ,
                      })),
                    ].slice(0, 100),
                  )
                }
              />
            }
          />
        </FormPart>
      )}
      {isShown('penalties') && content.type === PENALTY_TYPE && (
        <FormPart {...part('penalties')}>
          <ListEditor
            name={name('penalties')}
            path="penalties"
            items={content.penalties}
            onChange={penalties}
            blank={() => ({ circumstance: '', grade: '', standard: '', basis: '' })}
            max={100}
            errorAt={errorAt}
            Row={PenaltyRow}
          />
        </FormPart>
      )}
      {isShown('materials') && (
        <FormPart {...part('materials')}>
          <ListEditor
            name={name('materials')}
            path="materials"
            items={content.materials}
            onChange={materials}
            blank={() => ({ name: '', note: '', templateId: null })}
            max={100}
            errorAt={errorAt}
            Row={MaterialRow}
          />
        </FormPart>
      )}
    </>
  )
}

const TEXTS = [
  ['norms', 5000],
  ['supervision', 1000],
  ['remedies', 1000],
] as const

function Texts({ content, patch, elements, errorAt }: PartProps) {
  return TEXTS.filter(([key]) => elements.isShown(key)).map(([key, max]) => (
    <FormPart key={key} name={withMark(elements.name(key), elements.isRequired(key))}>
      <AreaField
        label={elements.name(key)}
        placeholder=""
        maxLength={max}
        value={content[key]}
        error={errorAt(key)}
        onChange={(value) => patch({ [key]: value })}
      />
    </FormPart>
  ))
}

function Flows({ content, patch, elements, errorAt }: PartProps) {
  return (['outerFlow', 'innerFlow'] as const)
    .filter((key) => elements.isShown(key))
    .map((key) => (
      <FormPart key={key} name={withMark(elements.name(key), elements.isRequired(key))} error={errorAt(key)}>
        <FlowField
          name={elements.name(key)}
          value={content[key]}
          onChange={(chart) => patch({ [key]: chart })}
        />
      </FormPart>
    ))
}

/** Elements that the place has added to the set. */
function OwnElements({ content, patch, elements: { own }, errorAt }: PartProps) {
  if (own.length === 0) return null
  return (
    <FormPart name="本地要素">
      {own.map(({ key, name, required }) => (
        <Field key={key} id={`extra-${key}`} label={name} required={required} error={errorAt(`extra.${key}`)}>
          <AreaField
            id={`extra-${key}`}
            label={name}
            placeholder=""
            maxLength={5000}
            value={content.extra[key] ?? ''}
            onChange={(value) => patch((old) => ({ extra: { ...old.extra, [key]: value } }))}
          />
        </Field>
      ))}
    </FormPart>
  )
}

function withMark(name: string, required: boolean): string {
  return required ? `${name}（必填）` : name
}
