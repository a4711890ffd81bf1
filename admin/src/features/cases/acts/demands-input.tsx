import type { Case } from '@mingdu/shared/cases/cases.schema'
import { Button, Checkbox, Input } from 'antd'
import { Icon } from '../../../components/icon'
import type { Demand } from './act-fields'
import { isNewDemand } from './demands'

interface DemandsProps {
  one: Case
  value: readonly Demand[]
  onChange: (value: Demand[]) => void
}

/** What is asked for, once and in full: materials of the guide to tick, and words of one’s own. */
export function DemandsInput({ one, value, onChange }: DemandsProps) {
  const patch = (at: number, text: string) =>
    onChange(value.map((demand, i) => (i === at ? { ...demand, text } : demand)))
  const drop = (at: number) => onChange(value.filter((_, i) => i !== at))
  return (
    <div className="case-pick">
      {one.materials.map(({ key, name, given }) => {
        const at = value.findIndex(({ materialKey }) => materialKey === key)
        return (
          <div key={key}>
            <Checkbox
              checked={at >= 0}
              onChange={(e) =>
                e.target.checked
                  ? onChange([
                      ...value,
                      { materialKey: key, text: `${name}${given === 'missing' ? '没有提交' : '：'}` },
                    ])
                  : drop(at)
              }
            >
              {name}
              {given === 'missing' && (
                <span className="tag tag--red" style={{ marginLeft: 6 }}>
                  未提交
                </span>
              )}
            </Checkbox>
            {at >= 0 && (
              <Input
                aria-label={`${name}：补什么`}
                maxLength={300}
                value={value[at]?.text ?? ''}
                onChange={(e) => patch(at, e.target.value)}
              />
            )}
          </div>
        )
      })}
      {value.map((demand, at) =>
        demand.materialKey === null ? (
          <div key={at} className="row">
            <Input
              aria-label="指南以外要补什么"
              maxLength={300}
              placeholder="写清楚要补什么"
              value={demand.text}
              onChange={(e) => patch(at, e.target.value)}
            />
            <Button
              type="text"
              icon={<Icon name="close" small />}
              aria-label="去掉这一项"
              onClick={() => drop(at)}
            />
          </div>
        ) : null,
      )}
      <div>
        <Button
          icon={<Icon name="plus" small />}
          onClick={() => onChange([...value, { materialKey: null, text: '' }])}
        >
          指南上没有的要求
        </Button>
      </div>
      {value.some((demand) => isNewDemand(one, demand)) && (
        <p className="note note--yellow" role="status">
          指南上没有的要求，或第一次告知时没有提的要求，会记为“二次补正”并进入监察。能不要的请不要。
        </p>
      )}
    </div>
  )
}
