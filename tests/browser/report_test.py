"""Opens a report.html in Chromium and uses it as readers do: by mouse, by keys, without scripts, on paper.

    report_test.py REPORT.html [--screenshots DIRECTORY]
"""

import argparse
import json
import pathlib
import re
import sys
import time
import unittest

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from browser import Browser

HERE = pathlib.Path(__file__).parent
UNSHOWN = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]')
MOST_CELLS = 40      # Of all numbers, this many are opened, evenly spread.
LONG_TURN = 2400     # UTF-16 units: of longer turns the page shows a part at first.
MOST_PASSAGES = 300  # Of a number with more, only how many there are is looked at.


def shown(text):
    """As the page shows it."""
    return UNSHOWN.sub('\ufffd', text).replace('\u202d', '[U+202D]').replace('\u202e', '[U+202E]')


def utf16_slice(text, begin, end):
    return text.encode('utf-16-le', 'surrogatepass')[2 * begin:2 * end].decode('utf-16-le', 'surrogatepass')


def plain(text):
    """White space as one blank, as the page lays it out."""
    return ' '.join(text.split())


class Data:
    """The page's data, read a second time and by another program."""

    def __init__(self, html):
        self.json = json.loads(re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)[1])

    def turn(self, place):
        return self.json['turns'][self.json['passages'][place][0]]

    def text(self, place):
        return self.turn(place)[7]

    def evidence(self, place):
        positions = self.json['passages'][place][7:]
        pairs = zip(positions[::2], positions[1::2])
        return [shown(utf16_slice(self.text(place), begin, end)) for begin, end in pairs if begin < end]

    def unit(self, place):
        begin, end = self.json['passages'][place][1:3]
        return shown(utf16_slice(self.text(place), begin, end))


def places(ranges):
    """"0-2 9" as [0, 1, 2, 9]."""
    result = []
    for part in ranges.split():
        first, _, last = part.partition('-')
        result.extend(range(int(first), int(last or first) + 1))
    return result


class ReportTest(unittest.TestCase):
    report = None
    screenshots = None

    @classmethod
    def setUpClass(cls):
        cls.url = cls.report.resolve().as_uri()
        cls.data = Data(cls.report.read_bytes().decode('utf-8'))
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def setUp(self):
        self.browser.size(1280, 900)
        self.browser.colours('light')
        self.browser.driver.get('about:blank')
        self.browser.messages(), self.browser.requests()
        self.open()

    def tearDown(self):
        """Whatever was done: nothing in the console, nothing asked of the network."""
        self.assertEqual(self.browser.messages(), [])
        asked = {address.split('#')[0] for address in self.browser.requests()} - {'about:blank', 'data:,'}
        self.assertLessEqual(asked, {self.url})

    # What tests do.

    def open(self, fragment=''):
        self.browser.driver.get('about:blank')
        self.browser.driver.get(self.url + fragment)
        self.browser.run((HERE / 'page_checks.js').read_text() +
                         'Object.assign(window, { lowContrast, structureFaults });')

    def run_js(self, script, *arguments):
        return self.browser.run(script, *arguments)

    def buttons(self):
        return self.browser.driver.find_elements(By.CSS_SELECTOR, 'main button.number')

    def cell_places(self, button):
        return places(self.run_js('return arguments[0].closest("[data-passages]").dataset.passages', button))

    def is_open(self):
        return self.run_js('return document.querySelector("dialog")?.open ?? false')

    def items(self):
        return self.run_js('''return [...document.querySelectorAll("dialog li")].map(item => ({
            turn: item.querySelector(".turn").textContent, unit: item.querySelector(".unit").textContent,
            marks: [...item.querySelectorAll("mark")].map(mark => mark.textContent),
            who: item.querySelector(".who").textContent, why: item.querySelector(".why").textContent }))''')

    def all_items(self, count):
        """Scrolls to the end until all are there."""
        for _ in range(count // 10 + 3):
            if self.run_js('return document.querySelectorAll("dialog li").length') >= count:
                break
            self.run_js('const body = document.querySelector("dialog .body"); body.scrollTop = body.scrollHeight;')
            time.sleep(0.05)
        return self.items()

    def keys(self, *keys):
        """Pressed as on a keyboard: whatever has the focus gets them."""
        for key in keys:
            ActionChains(self.browser.driver).send_keys(key).perform()

    def active(self):
        return self.browser.driver.switch_to.active_element

    def largest(self):
        """The number with the most passages."""
        return max(self.buttons(), key=lambda button: len(self.cell_places(button)))

    def save(self, name):
        if self.screenshots:
            self.browser.screenshot(self.screenshots / name)

    # Tests.

    def test_numbers_open_their_passages(self):
        buttons = self.buttons()
        self.assertGreater(len(buttons), 0)
        step = max(1, len(buttons) // MOST_CELLS)
        for button in buttons[::step] + buttons[-10:]:
            expected = self.cell_places(button)
            self.run_js('arguments[0].click()', button)
            self.assertTrue(self.is_open())
            summary = self.run_js('return document.querySelector("dialog .summary").textContent')
            self.assertIn(f'{len(expected):,} passage', summary)
            if len(expected) <= MOST_PASSAGES:
                items = self.all_items(len(expected))
                self.assertEqual(len(items), len(expected))
                for item, place in zip(items, expected):
                    self.check_item(item, place)
            self.run_js('document.querySelector("dialog").close()')

    def check_item(self, item, place):
        self.assertIn(str(self.turn_strings(place)['source']), item['who'])
        if len(self.data.text(place).encode('utf-16-le')) // 2 <= LONG_TURN:
            self.assertEqual(item['marks'], self.data.evidence(place))
            self.assertEqual(item['unit'], self.data.unit(place))
            self.assertIn(shown(self.data.text(place)), item['turn'])
        self.assertIn(self.turn_strings(place)['code'], item['why'])

    def turn_strings(self, place):
        strings = self.data.json['strings']
        return {'source': shown(strings[self.data.turn(place)[0]]), 'code': shown(strings[self.data.json['passages'][place][3]])}

    def test_keys_alone_are_enough(self):
        button = self.largest()
        count = len(self.cell_places(button))
        self.run_js('arguments[0].focus()', button)
        self.keys(Keys.ENTER)
        self.assertTrue(self.is_open())
        self.assertEqual(self.active().get_attribute('id'), 'panel-title')
        self.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
        status = lambda: self.run_js('return document.querySelector("dialog .status").textContent')
        if count > 1:
            self.assertEqual(status(), f'2 of {count:,}')
            self.keys(Keys.ARROW_UP)
        self.assertEqual(status(), f'1 of {count:,}')
        self.assertEqual(self.run_js('return document.activeElement.className'), 'passage')
        for _ in range(40):  # The focus stays in the panel, or with the browser itself.
            self.keys(Keys.TAB)
            self.assertTrue(self.run_js('return !!document.activeElement.closest("dialog, body:not(:has(main :focus))")'))
        self.keys(Keys.ESCAPE)
        self.assertFalse(self.is_open())
        self.assertEqual(self.active(), button)
        self.keys(Keys.SPACE)
        self.assertTrue(self.is_open())

    def test_the_focus_is_not_lost_where_more_is_shown(self):
        button = self.largest()
        count = len(self.cell_places(button))
        self.run_js('arguments[0].click()', button)
        made = lambda: self.run_js('return document.querySelectorAll("dialog li").length')
        if count <= MOST_PASSAGES:
            while made() < count:
                before = made()
                self.run_js('document.querySelector("dialog .more").focus()')
                self.keys(Keys.ENTER)
                self.assertEqual(self.run_js('return document.activeElement.className'), 'passage')
                self.assertGreater(made(), before)
            self.assertTrue(self.run_js('return document.querySelector("dialog .more").hidden'))

    def test_the_close_button_and_the_outside_close(self):
        button = self.buttons()[0]
        for close in ('document.querySelector("dialog .close").click()', 'document.querySelector("dialog").click()'):
            self.run_js('arguments[0].focus(); arguments[0].click()', button)
            self.assertTrue(self.is_open())
            self.run_js(close)
            self.assertFalse(self.is_open())
            WebDriverWait(self.browser.driver, 5).until(lambda _: self.active() == button)

    def test_the_filter_leaves_what_has_the_words(self):
        button = self.largest()
        expected = self.cell_places(button)
        self.run_js('arguments[0].click()', button)
        field = self.browser.driver.find_element(By.CSS_SELECTOR, 'dialog input')
        participant = self.data.json['strings'][self.data.turn(expected[-1])[1]]
        field.send_keys(participant.upper())
        strings = self.data.json['strings']
        def found(place):
            turn, passage = self.data.turn(place), self.data.json['passages'][place]
            texts = [strings[turn[i]] for i in (0, 1, 2, 3, 5)] + turn[6:8] + [strings[passage[i]] for i in (3, 4, 5, 6)]
            return any(participant.lower() in text.lower() for text in texts)
        wanted = [place for place in expected if found(place)]
        status = self.run_js('return document.querySelector("dialog .status").textContent')
        if len(wanted) < len(expected):
            self.assertEqual(status, f'{len(wanted):,} of {len(expected):,} passages')
        if len(wanted) <= MOST_PASSAGES:
            self.assertEqual(len(self.all_items(len(wanted))), len(wanted))
        field.send_keys(' nowheretobefound')
        self.assertEqual(self.items(), [])
        field.clear()
        field.send_keys(Keys.SPACE)
        self.assertGreater(len(self.items()), 0)

    def test_many_passages_open_at_once(self):
        milliseconds = self.run_js('''const begin = performance.now(); arguments[0].click();
            document.querySelector("dialog").getBoundingClientRect(); return performance.now() - begin;''', self.largest())
        print(f'opened {len(self.cell_places(self.largest())):,} passages in {milliseconds:.0f} ms')
        self.assertLess(milliseconds, 2000)
        self.assertLessEqual(self.run_js('return document.querySelectorAll("dialog li").length'), 60)

    def test_columns_sort_within_groups(self):
        for table in self.browser.driver.find_elements(By.CSS_SELECTOR, 'main table'):
            for header in table.find_elements(By.CSS_SELECTOR, '[aria-sort]'):
                self.check_sorting(table, header)

    def check_sorting(self, table, header):
        column = int(header.get_attribute('data-column'))
        rows = lambda: self.run_js('''return [...arguments[0].tBodies[0].rows].map(row => ({
            name: row.textContent, depth: Number(row.dataset.depth ?? 0), text: row.cells[arguments[1]].textContent,
            number: row.cells[arguments[1]].dataset.sort ?? null }))''', table, column)
        before = rows()
        button = header.find_element(By.CSS_SELECTOR, 'button')
        seen = []
        for _ in range(3):
            self.run_js('arguments[0].focus()', button)
            self.keys(Keys.ENTER)
            way = header.get_attribute('aria-sort')
            seen.append(way)
            after = rows()
            self.assertEqual(sorted(row['name'] for row in after), sorted(row['name'] for row in before))
            self.assertEqual(parents(after), parents(before))
            if way == 'none':
                self.assertEqual(after, before)
            else:
                self.check_order(after, way)
        self.assertEqual(sorted(seen), ['ascending', 'descending', 'none'])

    def check_order(self, rows, way):
        siblings = {}
        for row, parent in zip(rows, parent_list(rows)):
            if row['number'] is not None:
                siblings.setdefault(parent, []).append(float(row['number']))
        for numbers in siblings.values():
            self.assertEqual(numbers, sorted(numbers, reverse=way == 'descending'))

    def test_nothing_in_a_text_is_obeyed(self):
        self.assertIsNone(self.run_js('return window.broken ?? null'))
        self.assertEqual(self.run_js('return document.querySelectorAll("img, iframe, object, link:not([rel=icon])").length'), 0)
        self.assertEqual(self.run_js('return document.scripts.length'), 2)
        self.assertEqual(self.run_js('''return [...document.querySelectorAll("main *, dialog *")].filter(
            element => element.closest("svg") === null && /^(script|style|svg.+)$/i.test(element.tagName)).length'''), 0)

    def test_without_scripts_the_numbers_are_numbers(self):
        tables = self.run_js('return [...document.querySelectorAll("table")].map(table => table.textContent.length)')
        self.browser.scripts(False)
        try:
            self.browser.driver.get('about:blank')
            self.browser.driver.get(self.url)
            self.assertEqual(self.browser.driver.find_elements(By.CSS_SELECTOR, 'button, dialog'), [])
            # Scripts of the page are off; what DevTools evaluates is not.
            lengths = 'JSON.stringify([...document.querySelectorAll("table")].map(table => table.textContent.length))'
            value = self.browser.command('Runtime.evaluate', expression=lengths)['result']['value']
            self.assertEqual(json.loads(value), tables)
        finally:
            self.browser.scripts(True)

    def test_structure_and_names(self):
        self.assertEqual(self.run_js('return structureFaults()'), [])
        self.run_js('arguments[0].click()', self.buttons()[0])
        self.assertEqual(self.run_js('return structureFaults()'), [])
        names = self.browser.button_names()
        self.assertGreater(len(names), 2)
        self.assertNotIn('', [name.strip() for name in names])

    def test_contrast(self):
        for scheme in ('light', 'dark'):
            self.browser.colours(scheme)
            self.open()
            self.assertEqual(self.run_js('return lowContrast(document.body)'), [], scheme)
            self.save(f'page-{scheme}.png')
            self.run_js('arguments[0].click()', self.largest())
            self.assertEqual(self.run_js('return lowContrast(document.querySelector("dialog"))'), [], scheme)
            self.save(f'panel-{scheme}.png')

    def test_a_narrow_screen_scrolls_tables_alone(self):
        self.browser.size(390, 844)
        self.open()
        self.assertLessEqual(self.run_js('return document.documentElement.scrollWidth'), 390)
        self.save('page-narrow.png')
        self.run_js('arguments[0].click()', self.largest())
        self.assertLessEqual(self.run_js('return document.querySelector("dialog .body").scrollWidth'), 390)
        self.save('panel-narrow.png')

    def test_links_lead_to_sections(self):
        for href in self.run_js('return [...document.querySelectorAll("nav a")].map(link => link.getAttribute("href"))'):
            self.open(href)
            top = self.run_js('return document.querySelector(":target").getBoundingClientRect().top')
            self.assertLess(top, 900)

    def test_prints(self):
        self.run_js('arguments[0].click()', self.buttons()[0])
        pdf = self.browser.pdf()
        self.assertTrue(pdf.startswith(b'%PDF'))
        self.assertGreater(len(re.findall(rb'/Type\s*/Page\b', pdf)), 0)
        if self.screenshots:
            (self.screenshots / 'report.pdf').write_bytes(pdf)
        self.browser.command('Emulation.setEmulatedMedia', media='print')
        hidden = self.run_js('return getComputedStyle(document.querySelector("dialog")).display')
        heads = self.run_js('return [...document.querySelectorAll("thead")].map(head => getComputedStyle(head).display)')
        self.browser.command('Emulation.setEmulatedMedia', media='')
        self.assertEqual(hidden, 'none')
        self.assertEqual(set(heads), {'table-header-group'})


def parent_list(rows):
    """For each row the text of the nearest row above that is less deep."""
    result, above = [], []
    for row in rows:
        while above and above[-1]['depth'] >= row['depth']:
            above.pop()
        result.append(above[-1]['name'] if above else None)
        above.append(row)
    return result


def parents(rows):
    return sorted((row['name'], parent or '') for row, parent in zip(rows, parent_list(rows)))


if __name__ == '__main__':
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('report', type=pathlib.Path)
    parser.add_argument('--screenshots', type=pathlib.Path)
    arguments, rest = parser.parse_known_args()
    ReportTest.report, ReportTest.screenshots = arguments.report, arguments.screenshots
    if arguments.screenshots:
        arguments.screenshots.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=[sys.argv[0]] + rest, verbosity=1)
