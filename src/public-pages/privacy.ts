import { html } from '#design/html.ts';
import { forTheCouncil, heading, listed, says } from './for-the-council.ts';
import { plainPage } from './plain-page.ts';

// What people must be told: UK GDPR, articles 13 and 14. Why the council may do this: UK GDPR 6(1)(e) and 9(2)(g); Data Protection Act 2018,
// schedule 1, paragraphs 6 and 18; Children Act 1989, section 17; Children Act 2004, sections 10 and 11.
export const privacyPage = plainPage({
  name: 'public-pages.privacy',
  path: '/privacy',
  title: 'Privacy: how we use what you tell us',
  body: html`${forTheCouncil('Let your data protection officer check it. It must say what you really do.')}
  ${says('When you ask for help, you tell us things about you and your family. This page says what we do with them.')} ${heading('Who we are')}
  ${says('[Name of council] runs this service and looks after what is written in it. Our data protection officer is [name or role, e-mail, phone].')}
  ${heading('What we keep')}
  ${listed(
    'who is in your family: names, dates of birth, where you live, how to reach you',
    'what is going well, what is hard, and what would help',
    'what you and the people who help you agreed, and what came of it',
    'sometimes things that are very private, like health. Only people who need them can see them',
    'who looked at your record, and when',
  )}
  ${says(
    'It comes from you, and from people who work with your family, like a school or a health visitor.',
    html`We also look in what partners tell us for families who may need help. <a class="govuk-link" href="/how-we-find-families">How we find families</a> says
      by which rules.`,
  )}
  ${heading('Why we may keep it')}
  ${says(
    'The law gives councils the job of helping children and families early, and of keeping children safe (Children Act 1989, section 17; Children Act 2004, sections 10 and 11). We use what you tell us to do that job. In the words of data protection law it is a public task, and for very private things a matter of substantial public interest: helping and safeguarding children.',
    'You choose whether to have early help. You can say no, and you can stop at any time.',
  )}
  ${heading('Who can see it')} ${says('Only the people who help your family, each what they need. We ask you before we share it with somebody new.')}
  ${says(
    'There is one exception. If we think a child may be badly hurt, we must tell children’s social care or the police, even if you say no. We tell you if we can.',
  )}
  ${says('We never sell it. It is kept in [the United Kingdom] by [the company that runs our computers].')} ${heading('How long we keep it')}
  ${says('[Until your youngest child is 25 / for 6 years after we stop working with you.] Then it is destroyed. What you typed but never sent is gone after 30 minutes if you have no account.')}
  ${heading('What you can ask for')}
  ${listed('to see what is written about you, and have a copy', 'to have mistakes put right', 'to have something taken out, or not used for a while', 'to object')}
  ${says(
    'Ask any worker you know, or write to [your e-mail address]. It costs nothing, and we answer within one month.',
    html`If you are not happy with our answer, tell the <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">Information Commissioner</a>.`,
  )}
  ${heading('Decisions')}
  ${says('People decide, not computers. A computer may show us what is due or which records may be about the same person. A person always looks.')}`,
});
