import { View } from '@tarojs/components'
import type { DutyListContent, PublicDutyList } from '@mingdu/shared/duty-lists/duty-lists.api'
import { Para } from '../../../components/facts/para'
import { Fold } from '../../../components/fold/fold'
import { Gradually } from '../../../components/gradual/gradually'
import { Button } from '../../../components/tap/button'
import { open, PAGES } from '../../../platform/navigate'

interface SectionsProps {
  content: DutyListContent
  orgNames: Record<string, string>
  powers: PublicDutyList['powers']
}

/** The four sections of a duty list. */
export function DutySections({ content, orgNames, powers }: SectionsProps) {
  const { duties, boundaries, oversight, services } = content
  return (
    <>
      <Fold className="org-duty" title="部门职责" aside={`${duties.length} 项`} open={duties.length <= 10}>
        <Gradually
          items={duties}
          row={({ title, items, office, basis }, at) => (
            <Para
              key={at}
              title={title}
              text={items.map((item, i) => `${i + 1}. ${item}`).join('\n')}
              small={[office ? `责任处室：${office}` : '', basis ? `依据：${basis}` : '']}
            />
          )}
        />
      </Fold>
      <Fold className="boundary" title="与其他部门的职责边界" aside={`${boundaries.length} 项`}>
        <Gradually
          items={boundaries}
          row={(boundary, at) => <Boundary key={at} boundary={boundary} orgNames={orgNames} />}
        />
      </Fold>
      <Fold className="oversight" title="事中事后监管制度" aside={`${oversight.length} 项`}>
        <Gradually
          items={oversight}
          row={({ title, target, content: text, measures, basis }, at) => (
            <Para
              key={at}
              title={title}
              text={[target ? `监管对象：${target}` : '', text, measures].filter(Boolean).join('\n')}
              small={[basis ? `依据：${basis}` : '']}
            />
          )}
        />
      </Fold>
      <Fold className="public-service" title="公共服务事项" aside={`${services.length} 项`}>
        <Gradually
          items={services}
          row={(service, at) => <Service key={at} service={service} powers={powers} />}
        />
      </Fold>
    </>
  )
}

function Boundary({
  boundary: { matter, shares, basis, example, disputed },
  orgNames,
}: {
  boundary: DutyListContent['boundaries'][number]
  orgNames: Record<string, string>
}) {
  const lines = shares.map(({ orgId, duty }) => `${orgNames[orgId] ?? '其他部门'}：${duty}`)
  return (
    <Para
      title={disputed ? `${matter}（有争议，正在协调）` : matter}
      text={lines.join('\n')}
      small={[example ? `举例：${example}` : '', basis ? `依据：${basis}` : '']}
    />
  )
}

function Service({
  service: { title, content, office, phone, powerId },
  powers,
}: {
  service: DutyListContent['services'][number]
  powers: PublicDutyList['powers']
}) {
  const power = powerId === null ? undefined : powers[powerId]
  return (
    <View className="service-item">
      <Para
        title={title}
        text={content}
        small={[
          office,
          phone ? `电话 ${phone}` : '',
          power ? `权责事项：${power.name}（${power.code}）` : '',
        ]}
      />
      {powerId !== null && power && (
        <Button
          className="service-item__go"
          kind="link"
          text="看这个事项"
          onTap={() => open(PAGES.power, { id: powerId })}
        />
      )}
    </View>
  )
}
