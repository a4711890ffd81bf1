import { View } from '@tarojs/components'
import { useState } from 'react'
import { api } from '../../../api/client.gen'
import { useRecord } from '../../../api/use-record'
import { Field } from '../../../components/field/field'
import { LineField } from '../../../components/field/text-field'
import { Ticks } from '../../../components/field/ticks'
import { Button } from '../../../components/tap/button'
import { ORGS_MOST } from './clue-draft'
import type { ClueForm } from './use-clue'

/** Shown at once: a region has a hundred units. */
const SHOWN = 12
const LABEL = '涉及哪些单位（可以不选）'

/** 涉及单位: those units never get the clue. */
export function OrgsField({ form: { draft, edit, problems } }: { form: ClueForm }) {
  const { data, error, reload } = useRecord(() => api.clueIntake.orgs(), 'clue-orgs')
  const [q, setQ] = useState('')
  if (!data) {
    return (
      <Field className="clue-orgs" label={LABEL}>
        {error ? (
          <Button
            className="clue-orgs-again"
            kind="link"
            text="没取到单位名单，点这里再试"
            onTap={() => void reload()}
          />
        ) : (
          <View className="clue-orgs__wait">正在取单位名单…</View>
        )}
      </Field>
    )
  }
  const matching = data.items.filter(({ name }) => q.trim() !== '' && name.includes(q.trim()))
  const chosen = data.items.filter(({ id }) => draft.orgIds.includes(id))
  const others = matching.filter(({ id }) => !draft.orgIds.includes(id)).slice(0, SHOWN)
  const options = [...chosen, ...others].map(({ id, name }) => ({ key: id, text: name }))
  return (
    <>
      <Field className="clue-orgs-find" label={LABEL} hint="选了的单位办不了这条线索，也看不到。">
        <LineField
          className="clue-orgs-q"
          label="找单位"
          placeholder="输入单位名称里的字，如 水务"
          value={q}
          most={20}
          onChange={setQ}
        />
        {q.trim() !== '' && matching.length === 0 && (
          <View className="clue-orgs__wait">没有叫这个名字的单位，可以写在下面的“涉及人员”里。</View>
        )}
      </Field>
      {options.length > 0 && (
        <Ticks
          className="clue-orgs"
          label={`已选 ${chosen.length} 个，最多 ${ORGS_MOST} 个`}
          options={options}
          value={draft.orgIds}
          error={problems.orgs ?? null}
          onChange={(orgIds) => edit({ orgIds })}
        />
      )}
    </>
  )
}
