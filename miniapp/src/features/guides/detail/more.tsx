import { View } from '@tarojs/components'
import type { PublicGuide } from '@mingdu/shared/guides/guides.schema'
import { publicFile } from '../../../api/public-file'
import { Para } from '../../../components/facts/para'
import { FlowPicture } from '../../../components/flow-picture/flow-picture'
import { Fold } from '../../../components/fold/fold'
import { Row } from '../../../components/rows/row'
import { Section } from '../../../components/section/section'
import { Button } from '../../../components/tap/button'
import { call } from '../../../platform/device'
import { open, PAGES } from '../../../platform/navigate'

/** What is read when it is needed: conditions, chart, fees, results, questions, and on what it all rests. */
export function More({ guide, elder }: { guide: PublicGuide; elder: boolean }) {
  const { content, power } = guide
  return (
    <>
      {content.conditions.length > 0 && (
        <Fold className="conditions" title="谁能办" aside={`${content.conditions.length} 条`} open={elder}>
          {content.conditions.map((text, at) => (
            <Para key={text} text={`${at + 1}. ${text}`} />
          ))}
        </Fold>
      )}
      {content.flow && content.flow.nodes.length > 0 && !elder && (
        <Fold className="guide-flow" title="流程图">
          <FlowPicture
            chart={content.flow}
            title={`${content.title}办理流程图`}
            picture={publicFile('/public/guides/:id/flow.png', { id: guide.id }, { no: guide.no })}
          />
        </Fold>
      )}
      {content.fees.length > 0 && (
        <Fold className="fees" title="怎么收费" aside={`${content.fees.length} 项`}>
          {content.fees.map(({ name, standard, basis }) => (
            <Para key={name} title={name} text={standard} small={[basis ? `依据：${basis}` : '']} />
          ))}
        </Fold>
      )}
      {content.results.length > 0 && (
        <Fold className="results" title="办完拿到什么" aside={`${content.results.length} 项`}>
          {content.results.map(({ name }) => (
            <Para key={name} text={name} />
          ))}
        </Fold>
      )}
      {content.faq.length > 0 && (
        <Fold className="faq" title="常见问题" aside={`${content.faq.length} 个`}>
          {content.faq.map(({ q, a }) => (
            <Para key={q} title={q} text={a} />
          ))}
        </Fold>
      )}
      <Help content={content} />
      {!elder && (
        <View className="rows guide-power">
          <Row
            className="guide-power__row"
            title="这件事的权责：依据、责任和追责"
            sub={[power.name, power.code]}
            onTap={() => open(PAGES.power, { id: power.id })}
          />
        </View>
      )}
    </>
  )
}

function Help({ content: { phone, complaint } }: Pick<PublicGuide, 'content'>) {
  if (phone === '' && complaint === '') return null
  return (
    <Section className="help" title="咨询和投诉">
      {phone !== '' && (
        <Button className="help-call" kind="plain" text={`打咨询电话 ${phone}`} onTap={() => call(phone)} />
      )}
      {complaint !== '' && <View className="help__complaint">监督投诉：{complaint}</View>}
    </Section>
  )
}
