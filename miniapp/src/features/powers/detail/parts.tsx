import { View } from '@tarojs/components'
import type { PowerContent } from '@mingdu/shared/powers/powers.schema'
import { publicFile } from '../../../api/public-file'
import { Para } from '../../../components/facts/para'
import { FlowPicture } from '../../../components/flow-picture/flow-picture'
import { Fold } from '../../../components/fold/fold'
import { Gradually } from '../../../components/gradual/gradually'
import { Section } from '../../../components/section/section'
import { heading } from '../../../components/semantics'
import { byStage } from './power-text'
import { Template } from './template'

/** The parts of a power, each under its fold: on what it rests, what it obliges to, who answers for what. */
export function Parts({ id, no, content }: { id: string; no: number; content: PowerContent }) {
  const { bases, duties, accountabilities, penalties, norms, materials, outerFlow } = content
  return (
    <>
      <Fold className="bases" title="设定依据" aside={countText(bases.length, '条')}>
        {bases.length === 0 && <Para text="公布的清单里没有写设定依据。" />}
        <Gradually
          items={bases}
          row={({ law, article, text }, at) => (
            <Para key={at} title={[law, article].filter(Boolean).join(' ')} text={text} />
          )}
        />
      </Fold>
      <Fold className="duties" title="责任事项" aside={countText(duties.length, '条')}>
        <Duties duties={duties} />
      </Fold>
      <Fold className="accountabilities" title="追责情形" aside={countText(accountabilities.length, '条')}>
        {accountabilities.length === 0 && <Para text="公布的清单里没有写追责情形。" />}
        <Gradually
          items={accountabilities}
          row={({ situation, basis, organ }, at) => (
            <Para key={at} text={situation} small={[basisText(basis), organ ? `追责机关：${organ}` : '']} />
          )}
        />
      </Fold>
      {penalties.length > 0 && (
        <Fold className="penalties" title="处罚标准" aside={countText(penalties.length, '条')}>
          <Gradually
            items={penalties}
            row={({ circumstance, grade, standard, basis }, at) => (
              <Para
                key={at}
                title={[circumstance, grade].filter(Boolean).join(' · ')}
                text={standard}
                small={[basisText(basis)]}
              />
            )}
          />
        </Fold>
      )}
      {outerFlow && outerFlow.nodes.length > 0 && (
        <Fold className="power-flow" title="办理流程">
          <FlowPicture
            chart={outerFlow}
            title={`${content.name}办理流程图`}
            picture={publicFile('/public/powers/:id/flow.png', { id }, { no })}
          />
        </Fold>
      )}
      {norms !== '' && (
        <Fold className="norms" title="操作规范">
          <Para text={norms} />
        </Fold>
      )}
      {materials.length > 0 && (
        <Fold className="power-materials" title="办理所需材料" aside={countText(materials.length, '份')}>
          {materials.map((material, at) => (
            <Template key={at} powerId={id} material={material} />
          ))}
        </Fold>
      )}
    </>
  )
}

function Duties({ duties }: Pick<PowerContent, 'duties'>) {
  if (duties.length === 0) return <Para text="公布的清单里没有写责任事项。" />
  return (
    <>
      {byStage(duties).map(({ stage, duties: some }) => (
        <View key={stage} className="duty-stage">
          <View className="duty-stage__t" {...heading(3)}>
            {stage}
          </View>
          <Gradually
            items={some}
            row={({ content, basis }, at) => <Para key={at} text={content} small={[basisText(basis)]} />}
          />
        </View>
      ))}
    </>
  )
}

/** 监督方式 and 救济渠道: what to do when one is wronged, open to everyone's eye. */
export function Remedies({ content: { supervision, remedies } }: { content: PowerContent }) {
  if (supervision === '' && remedies === '') return null
  return (
    <Section className="remedies" title="监督和救济">
      {supervision !== '' && <Para title="监督方式" text={supervision} />}
      {remedies !== '' && <Para title="救济渠道" text={remedies} />}
    </Section>
  )
}

function countText(count: number, unit: string): string {
  return count > 0 ? `${count} ${unit}` : '没有'
}

function basisText(basis: string): string {
  return basis ? `依据：${basis}` : ''
}
