"""Word files, each with accept, reject or plain behind a colon -> their paragraphs as LibreOffice reads them then, as JSON."""
import subprocess, sys, os, time, tempfile, uno, json
from com.sun.star.beans import PropertyValue
def prop(n,v):
    p=PropertyValue(); p.Name=n; p.Value=v; return p
name='rl%d'%os.getpid()
prof=tempfile.mkdtemp()
proc=subprocess.Popen(['soffice','--headless','--norestore','-env:UserInstallation=file://'+prof,'--accept=pipe,name=%s;urp;'%name],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)
local=uno.getComponentContext(); res=local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver',local)
for i in range(240):
    try: ctx=res.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext'%name); break
    except Exception: time.sleep(0.5)
smgr=ctx.ServiceManager; desk=smgr.createInstanceWithContext('com.sun.star.frame.Desktop',ctx)
disp=smgr.createInstanceWithContext('com.sun.star.frame.DispatchHelper',ctx)
def open_(f): return desk.loadComponentFromURL('file://'+f,'_blank',0,(prop('Hidden',True),))
def lines(text):
    out=[]; e=text.createEnumeration()
    while e.hasMoreElements():
        x=e.nextElement()
        if x.supportsService('com.sun.star.text.TextTable'):
            for r in range(x.Rows.Count):
                row=[]
                for c in range(x.Columns.Count):
                    cell=x.getCellByPosition(c,r); row.append(cell.String)
                out.append('| '+' | '.join(row))
        else: out.append((x.ListLabelString+' ' if x.ListLabelString.strip() else '')+x.String)
    return out
result={}
for f in sys.argv[1:]:
    base,mode=f.rsplit(':',1)
    d=open_(base)
    n=0
    if mode!='plain':
        e=d.Redlines.createEnumeration()
        while e.hasMoreElements(): e.nextElement(); n+=1
        disp.executeDispatch(d.CurrentController.Frame,'.uno:AcceptAllTrackedChanges' if mode=='accept' else '.uno:RejectAllTrackedChanges','',0,())
    result[f]={'revisions':n,'lines':lines(d.Text)}
    d.close(True)
try: desk.terminate()
except Exception: pass
proc.wait(20)
json.dump(result,sys.stdout)
