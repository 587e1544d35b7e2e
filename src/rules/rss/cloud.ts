import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';

const required = ['domain', 'port', 'path', 'registerProcedure', 'protocol'] as const;

export const cloud = rules({
  'rss/cloud-incomplete': {
    summary: '<cloud> needs domain, port, path, registerProcedure and protocol.',
    why: 'A reader that wants to be notified of new episodes does not know where to register.',
    help: 'Give all five attributes, or remove the element and use WebSub.',
    source: ['rss#<cloud> sub-element of <channel>', 'feedvalidator'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: 'channel/cloud',
    check(cloud, report) {
      // The path "" and the procedure "" are those of a server that needs neither.
      const missing = required.filter((each) => {
        const value = cloud.attribute(each)?.value;
        return (
          value === undefined || (value.trim() === '' && each !== 'registerProcedure' && each !== 'path')
        );
      });
      if (missing.length > 0) report(name(cloud), `<cloud> has no ${missing.join(', no ')}.`);
      const domain = cloud.attribute('domain');
      if (domain && /[/@\s]/.test(domain.value.trim()))
        report(domain, `The domain of <cloud> is ${quoted(domain.value.trim())}, not the name of a host.`);
      const port = cloud.attribute('port');
      const value = port?.value.trim();
      if (port && value && !(/^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536)) {
        report(port, `The port of <cloud> is ${quoted(value)}, not a number from "1" to "65535".`);
      }
    },
    bad: [
      '<«cloud» domain="rpc.example.com" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>',
      '<cloud domain="«https://rpc.example.com»" port="80" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>',
      '<cloud domain="rpc.example.com" port="«http»" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>',
    ],
    good: [
      '<cloud domain="rpc.example.com" port="80" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>',
      '<cloud domain="rust-in-production.example.com" port="443" path="/?rsscloud=notify" registerProcedure="" protocol="http-post"/>',
    ],
  },
});
