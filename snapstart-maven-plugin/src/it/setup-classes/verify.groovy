assert new File(basedir, '../../maven-classes.jsa').length() > 0
