import type { GuideContent } from '@mingdu/shared/guides/guides.schema'
import { Button, Select } from 'antd'
import { Icon } from '../../../components/icon'
import { Labelled, TextField } from '../editor/fields'
import type { Patch } from '../editor/use-guide-draft'
import { lead, leadsOf, patchAnswer, selectMaterials, type Answer, type Leads } from './scenario-edit'

interface AnswerRowProps {
  option: Answer
  q: number
  o: number
  content: Pick<GuideContent, 'materials' | 'scenario'>
  patch: Patch
  remove: () => void
}

/** An answer: its words, the materials it asks for, and where it leads. */
export function AnswerRow({ option, q, o, content, patch, remove }: AnswerRowProps) {
  const path = `scenario.questions.${q}.options.${o}`
  const name = `问题 ${q + 1} 的第 ${o + 1} 个答案`
  return (
    <div className="ganswer" data-path={path}>
      <TextField
        bare
        label={name}
        path={`${path}.label`}
        value={option.label}
        max={60}
        placeholder="答案"
        onChange={(label) => patch((c) => ({ scenario: patchAnswer(c.scenario, q, o, { label }) }))}
      />
      <Labelled bare label={`${name}要交的材料`} path={`${path}.materials`}>
        {(field) => (
          <Select
            {...field}
            mode="multiple"
            style={{ width: '100%' }}
            placeholder="要多交哪些材料"
            disabled={option.stop !== ''}
            maxTagCount={2}
            maxTagTextLength={8}
            showSearch={{ optionFilterProp: 'label' }}
            value={option.materials}
            options={materialOptions(content)}
            onChange={(keys: string[]) => patch((c) => selectMaterials(c, q, o, keys))}
          />
        )}
      </Labelled>
      <LeadsSelect option={option} q={q} o={o} content={content} patch={patch} name={name} />
      <Button
        type="text"
        size="small"
        aria-label={`删除${name}`}
        title={`删除${name}`}
        icon={<Icon name="trash" small />}
        onClick={remove}
      />
      {option.stop !== '' && (
        <TextField
          className="ganswer__stop"
          bare
          label={`${name}不予办理的说明`}
          path={`${path}.stop`}
          value={option.stop}
          max={300}
          placeholder="为什么不能办，该去哪里办"
          onChange={(stop) =>
            // an empty reason would be the end of the questions: it stays a refusal until another way is chosen
            patch((c) => ({ scenario: patchAnswer(c.scenario, q, o, { stop: stop === '' ? ' ' : stop }) }))
          }
        />
      )}
    </div>
  )
}

function LeadsSelect(props: Omit<AnswerRowProps, 'remove'> & { name: string }) {
  const { option, q, o, content, patch, name } = props
  const { questions } = content.scenario
  const others = questions.flatMap((one, i) =>
    i === q ? [] : [{ value: `q:${one.key}`, label: `问题 ${i + 1}　${one.text}` }],
  )
  return (
    <Labelled bare label={`${name}接下来`} path={`scenario.questions.${q}.options.${o}.next`}>
      {(field) => (
        <Select
          {...field}
          style={{ width: '100%' }}
          popupMatchSelectWidth={false}
          value={valueOf(leadsOf(option))}
          options={[
            { value: 'end', label: '问完了，按选定材料办' },
            { value: 'stop', label: '不予办理' },
            ...others,
            ...(questions.length < 30 ? [{ value: 'new', label: '＋ 再问一个新问题' }] : []),
          ]}
          onChange={(value: string) => patch((c) => ({ scenario: lead(c.scenario, q, o, leadsFrom(value)) }))}
        />
      )}
    </Labelled>
  )
}

function materialOptions({ materials }: Pick<GuideContent, 'materials'>) {
  const of = (always: boolean) =>
    materials
      .filter((m) => m.always === always && m.name.trim() !== '')
      .map((m) => ({ value: m.key, label: m.name }))
  return [
    { label: '由答案选出的材料', options: of(false) },
    { label: '现在都要交的材料（选了就改为由答案选出）', options: of(true) },
  ].filter(({ options }) => options.length > 0)
}

function valueOf(leads: Leads): string {
  return leads.to === 'question' ? `q:${leads.key}` : leads.to
}

function leadsFrom(value: string): Leads {
  if (value.startsWith('q:')) return { to: 'question', key: value.slice(2) }
  return { to: value === 'stop' ? 'stop' : value === 'new' ? 'new' : 'end' }
}
