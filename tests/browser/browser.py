"""Chromium without a display, by itself: nothing of the user's, nothing of the network."""

import base64
import json
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
         '--disable-sync', '--no-first-run', '--hide-scrollbars']


class Browser:
    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        options = Options()
        options.binary_location = '/usr/bin/chromium'
        for flag in FLAGS + [f'--user-data-dir={self.profile.name}']:
            options.add_argument(flag)
        options.set_capability('goog:loggingPrefs', {'browser': 'ALL', 'performance': 'ALL'})
        self.driver = webdriver.Chrome(service=Service('/usr/bin/chromedriver'), options=options)
        self.size(1280, 900)

    def close(self):
        self.driver.quit()
        self.profile.cleanup()

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def size(self, width, height, scale=1):
        self.command('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=scale, mobile=width < 600)

    def colours(self, scheme):
        self.command('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': scheme},
                                                             {'name': 'prefers-reduced-motion', 'value': 'reduce'}])

    def scripts(self, allowed):
        self.command('Emulation.setScriptExecutionDisabled', value=not allowed)

    def messages(self):
        """What the page, or the browser about the page, wrote to the console since the last call."""
        return [entry['message'] for entry in self.driver.get_log('browser')]

    def requests(self):
        """The addresses that were asked for since the last call."""
        events = [json.loads(entry['message'])['message'] for entry in self.driver.get_log('performance')]
        return [event['params']['request']['url'] for event in events if event['method'] == 'Network.requestWillBeSent']

    def screenshot(self, path):
        with open(path, 'wb') as file:
            file.write(base64.b64decode(self.command('Page.captureScreenshot', format='png')['data']))

    def pdf(self):
        return base64.b64decode(self.command('Page.printToPDF', printBackground=True, preferCSSPageSize=True)['data'])

    def button_names(self):
        """The accessible names of all buttons, as a screen reader gets them."""
        self.command('Accessibility.enable')
        nodes = self.command('Accessibility.getFullAXTree')['nodes']
        return [node.get('name', {}).get('value', '') for node in nodes
                if node.get('role', {}).get('value') == 'button' and not node.get('ignored')]
